# No word of an internal part is in any byte of the public site, its file
# names included; all of them are in the internal one. The words are the
# kestrels of golden/audience.
cp -R "$TESTS/golden/audience/content" content
cd "$(pwd)" || exit
allclear --now 2026-12-01T12:00Z -q build --fail-on never 2>/dev/null
echo "public: status $?"
grep -rli kestrel public
find public | grep -i kestrel
echo "that was all"

allclear --now 2026-12-01T12:00Z -q build --audience internal -o inside \
    --fail-on never 2>/dev/null
echo "internal: status $?"
grep -rhoi 'kestrel[0-9][0-9]' content | tr A-Z a-z | sort -u >planted
{ grep -arhoi 'kestrel[0-9][0-9]' inside; find inside; } |
    grep -o 'kestrel[0-9][0-9]' | sort -u >shown
wc -l <planted
comm -23 planted shown

# The time of the data is that of the newest public word.
grep -o 'datetime="[^"]*"' public/index.html | sort -u | tail -n 1
