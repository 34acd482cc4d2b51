#!/bin/sh
# setup.sh URL: makes the table of the load scripts, with 100 lists of 100 items of 200 bytes.
set -eu
url=$1
call() {
  curl --silent --show-error --fail --output /dev/null --data-binary @- \
    --header 'Content-Type: application/x-amz-json-1.0' --header 'X-Amz-Date: 20261121T120000Z' \
    --header 'Authorization: AWS4-HMAC-SHA256 Credential=a/20261121/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=b' \
    --header "X-Amz-Target: DynamoDB_20120810.$1" "$url"
}
call CreateTable <<'JSON'
{"TableName": "bench", "BillingMode": "PAY_PER_REQUEST",
 "KeySchema": [{"AttributeName": "PK", "KeyType": "HASH"}, {"AttributeName": "SK", "KeyType": "RANGE"}],
 "AttributeDefinitions": [{"AttributeName": "PK", "AttributeType": "S"}, {"AttributeName": "SK", "AttributeType": "S"}]}
JSON
filler=$(printf '%0130d' 0)
list=0
while [ $list -lt 100 ]; do
  for part in 0 1 2 3; do
    items=
    number=0
    while [ $number -lt 25 ]; do
      items="$items${items:+,}{\"PutRequest\": {\"Item\": {\"PK\": {\"S\": \"LIST#$list\"}, \"SK\": {\"S\": \"$part#$number\"}, \"Name\": {\"S\": \"$filler\"}, \"Age\": {\"N\": \"$number\"}}}}"
      number=$((number + 1))
    done
    printf '{"RequestItems": {"bench": [%s]}}' "$items" | call BatchWriteItem
  done
  list=$((list + 1))
done
