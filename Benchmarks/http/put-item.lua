local load = require("requests")

local item = '{"TableName": "bench", "Item": {"PK": {"S": "USER#%05d"}, "SK": {"S": "PROFILE"}, '
  .. '"Name": {"S": "%s"}, "Age": {"N": "%d"}}}'

function init()
  request = load.requests("PutItem", function(n) return item:format(n, load.filler, n) end)
end
