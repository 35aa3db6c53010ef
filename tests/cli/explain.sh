# One rule, by its number or its name.
allclear explain AC110
for word in ac110 110 TIME-ORDER time-ordr AC999 "$(printf 'a\033[2Jb')"; do
	allclear explain "$word" | head -n 1
done
allclear explain a b
echo "status $?"
