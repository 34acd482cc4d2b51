local load = require("requests")

local query = '{"TableName": "bench", "Limit": 10, "KeyConditionExpression": "PK = :pk", '
  .. '"ExpressionAttributeValues": {":pk": {"S": "LIST#%d"}}}'

function init()
  request = load.requests("Query", function(n) return query:format(n % 100) end)
end
