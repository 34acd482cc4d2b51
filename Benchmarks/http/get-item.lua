local load = require("requests")

local key = '{"TableName": "bench", "Key": {"PK": {"S": "USER#%05d"}, "SK": {"S": "PROFILE"}}}'

function init()
  request = load.requests("GetItem", function(n) return key:format(n) end)
end
