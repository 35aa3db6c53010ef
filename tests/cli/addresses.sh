# Where the files of golden/addresses come to stand: folders do not show,
# any script does, old addresses lead on.
cp -R "$TESTS/golden/addresses/content" content
allclear --now 2026-12-01T12:00Z -q build --fail-on never
echo "status $?"
cd public || exit
find files impressum incidents issues maintenance old.html runbooks störung \
    tags -type f | sort
cd ..
page=public/incidents/2026-03-01-決済エラー/index.html
grep -o '<title>.*</title>' "$page"
sed -n '/<main/,/<\/main>/p' "$page" | grep -o '\(href\|src\)="[^"]*"' |
    grep -v '^href="#' | sort -u
grep -o 'href="[^"]*"' public/old.html | sort -u
# Every link that stays on the site leads to something.
find public -name '*.html' | sort | while read -r file; do
	grep -o '\(href\|src\)="[^":]*"' "$file" | cut -d'"' -f2 |
	    while read -r url; do
		path=$(env printf '%b' "$(printf %s "${url%%[#?]*}" |
		    sed 's/%\(..\)/\\x\1/g')")
		case $path in
		'') continue ;;
		/stand/*) path=public/${path#/stand/} ;;
		/*) echo "$file: $url leaves the site's folder" ;;
		*) path=$(dirname "$file")/$path ;;
		esac
		[ -e "$path" ] || echo "$file: nothing at $url"
	done
done
