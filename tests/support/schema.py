"""What Python's jsonschema says of stored returns: file, path and keyword of every error."""
import json
import sys

import yaml
from jsonschema import Draft202012Validator

found = []
for schema_path, return_path in zip(sys.argv[1::2], sys.argv[2::2]):
    schema = json.load(open(schema_path))
    Draft202012Validator.check_schema(schema)
    document = yaml.safe_load(open(return_path))
    for error in Draft202012Validator(schema).iter_errors(document):
        found.append([return_path, "/".join(str(part) for part in error.absolute_path), error.validator])
print(json.dumps(sorted(found)))
