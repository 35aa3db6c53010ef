# The foot of a page names twelve free pages. Where there are more, a list
# has all of them, so that a page does not grow with their number.
mkdir -p content/pages
cat >content/site.yaml <<-END
title: Example
url: https://status.example.com/
components: [{ id: web, name: Website }]
END

pages() {
	for i in $(seq -f %03g "$1" "$2"); do
		printf -- '---\ntitle: Text %s\n---\nOf %s.\n' "$i" "$i" \
		    >"content/pages/t-$i.md"
	done
}
build() {
	allclear --now 2026-04-01T12:00Z build -q "$@" || echo "status $?"
}
foot() {
	sed -n '/<footer/,$s/<li>//p' "$1" | sed 's/<\/li>//'
}
titles() {
	sed -n 's/.*class="entry-title"><a [^>]*>\([^<]*\)<.*/\1/p' "$@"
}

pages 1 12
build
echo "# with 12, all are there, and there is no list"
foot public/index.html | grep -c 'Text'
foot public/index.html | grep 'All pages'
ls -d public/pages
pages 13 13
build
echo "# with 13"
foot public/index.html
sed -n '/<h1/,/class="lead"/p' public/pages/index.html
titles public/pages/index.html | sed -n '1p;$='
grep -h 'All pages.*13' public/search/index.html
echo "# of a page itself"
grep crumbs public/t-013/index.html
foot public/t-013/index.html | grep current
foot public/t-003/index.html | grep current
grep -o '<loc>[^<]*/pages/[^<]*' public/sitemap.xml
echo "# with 130"
pages 14 130
build
foot public/index.html | grep -c .
for page in pages pages/page-1; do
	titles public/$page/index.html | wc -l
	sed -n 's/.*class="go"><a href="\([^"]*\)">\([^<]*\).*/\1 \2/p
	    s/.*class="crumbs">.*<a href="\([^"]*\)".*/up \1/p' \
	    public/$page/index.html
done
echo "# one of 13 is internal"
for i in $(seq -f %03g 14 130); do rm "content/pages/t-$i.md"; done
sed -i '2i visibility: internal' content/pages/t-001.md
build
foot public/index.html | grep -c Text
ls -d public/pages
build --audience internal -o inside
foot inside/index.html | grep -c Text
ls -d inside/pages
