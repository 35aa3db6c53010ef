# Styles and scripts have addresses that never change their meaning.
mkdir -p content/incidents themes/mine/assets
cat >content/site.yaml <<END
title: Example
url: https://status.example.com
theme: mine
components: [{ id: web, name: Website }]
END
echo 'h1 { margin: 1px }' >themes/mine/assets/site.css
build() {
	allclear --now 2026-03-01T00:00Z build -q --fail-on never "$@"
}
# Folders by the order in which they came.
folders() {
	(cd "${1:-public}/assets" && ls) | while read -r f; do
		grep -qxF "$f" ../order 2>/dev/null || echo "$f" >>../order
		grep -nxF "$f" ../order
	done | sed 's/:.*//' | sort | tr '\n' ' '
	echo
}
style() {
	page=$(sed -n 's/.*stylesheet" href="\.\/\([^"]*\).*/\1/p' \
	    public/index.html)
	cat "public/$page"
}

echo "# a page asks for what is there"
build
folders
style
sed -n 's/.*href="\.\/assets\/[0-9a-f]\{10\}\/\(favicon[^"]*\).*/\1/p' \
    public/index.html
cp -RP public first

echo "# the same again, from another folder: the same names"
mkdir other
cp -RP content themes other/
(cd other && build)
diff -r public other/public && echo same

echo "# a colour more: those of before stay"
page_before=$page
echo 'h1 { margin: 2px }' >themes/mine/assets/site.css
build
folders
style
cat "public/$page_before"

echo "# nothing new: they still do"
build
folders

echo "# one more: none are older than the build before"
echo 'h1 { margin: 3px }' >themes/mine/assets/site.css
build
folders
style
test -e "public/$page_before" || echo "the first are gone"

echo "# the colour of before again: two, not three"
echo 'h1 { margin: 2px }' >themes/mine/assets/site.css
build
folders

echo "# what came back is not what was written"
for names in '../../content' '' '..........' '0123456789' \
    '0123456789abc' 'ABCDEF0123'; do
	printf '%s\n%s\n' "$names" "$names" >public/api/assets.txt
	build
	wc -l <public/api/assets.txt
done
rm -r public
mkdir public
build
folders
echo "# outside of it: one address for good, and no other"
ls public/favicon.svg public/assets/site.css 2>&1
grep -h -o 'https://[^"<]*favicon[^"<]*' public/feed.atom public/feed.json \
    public/opensearch.xml
sed -n '/^.assets/,/^$/p' public/_headers

echo "# a picture for previews of links"
grep -c 'og:image\|_large_image' public/index.html
printf 'not really' >themes/mine/assets/social.png
build
cat public/social.png
echo
grep -h 'og:image\|twitter' public/index.html

echo "# what somebody put into the folder does not stop a build"
rm -r themes/mine/assets/social.png
build
for folder in public/assets/*; do
	mkdir "$folder/.well-known"
	: >"$folder/.well-known/x"
	: >"$folder/a
b"
done
echo '/* another */' >>themes/mine/assets/site.css
build
echo "status $?"
find public/assets -name '*
*' -o -name x
