# Any number of addresses in one paragraph, on one line: each is found, in
# a time that grows with the text and not with its square.
mkdir -p content/pages
cat >content/site.yaml <<-END
title: Example
url: https://status.example.com/
components: [{ id: web, name: Website }]
END
awk 'BEGIN {
	printf "---\ntitle: People\n---\n\n# Who\n\n"
	for (i = 0; i < 48000; i++)
		printf "ann%d@corp%d.com ", i, i % 7
	print "and so on."
}' >content/pages/people.md
timeout 20 allclear check --format short >found
echo "status $?"
grep -c leak-email found
grep -v leak-email found || echo "and nothing else"
