# Schemas for editors: listed, found, and the site's own names in them. That
# they say what the reader says is seen to by tests/browser/schemas.
try() {
	echo "\$ allclear $*"
	allclear "$@" 2>&1
	echo "status $?"
}

try schema
try schema incidnet
try schema colour
try schema site page
try schema --site incident

for file in site policy incident postmortem maintenance runbook page theme; do
	allclear schema "$file" >"$file.json" || echo "$file: status $?"
	jq -e '."$schema" == "http://json-schema.org/draft-07/schema#" and
	    .additionalProperties == false' "$file.json" >/dev/null ||
		echo "$file: no schema"
	# Every key of every map says what it is for.
	jq -r --arg file "$file" '[paths(type == "object") as $p |
	    select($p[-2] == "properties") | $p + [getpath($p).description]]
	    | .[] | select(.[-1] == null) | $file + ": " + (.[:-1] | map(tostring) |
	    join("."))' "$file.json"
done
echo 'required of an incident:'
jq -c .required incident.json
jq -c '.properties.status' incident.json
jq -c '.properties.postmortem.properties.drafted' incident.json

allclear init -q site >/dev/null
cd site || exit
cat >content/policy.yaml <<'END'
name: Ours
levels:
  - { id: Sev-A, aliases: [top, 1], criteria: [all is down] }
  - { id: "2", criteria: [the rest] }
roles:
  commander: { name: Incident commander }
END
allclear schema --site incident >../own.json
echo 'what the site names:'
jq -c '.properties.severity.anyOf[] | .enum // .pattern' ../own.json
jq -c '.properties | (.components.anyOf[1] |
    (.properties | keys), .additionalProperties), .roles.properties
    | if type == "object" then map_values(.description) else . end' ../own.json
for schema in ../incident.json ../own.json; do
	jq -r '.properties.started.pattern | if test("\\)\\)[?]\\$$")
	    then "a time may lack its zone" else "a time has its zone" end' $schema
done
