-- What the load scripts have in common: a real client's headers, and items of about 200 bytes.

local M = {}

local signature = string.rep("0123456789abcdef", 4)
local headers = {
  ["Accept-Encoding"] = "identity",
  ["Content-Type"] = "application/x-amz-json-1.0",
  ["User-Agent"] = "Boto3/1.43.11 md/Botocore#1.43.11 ua/2.1 os/linux#6.1.0 md/arch#x86_64 "
    .. "lang/python#3.11.2 md/pyimpl#CPython m/Z,b,D,e cfg/retry-mode#legacy Botocore/1.43.11",
  ["X-Amz-Date"] = "20261121T120000Z",
  ["Authorization"] = "AWS4-HMAC-SHA256 "
    .. "Credential=AKIAIOSFODNN7EXAMPLE/20261121/us-east-1/dynamodb/aws4_request, "
    .. "SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=" .. signature,
  ["amz-sdk-invocation-id"] = "8a3cbc6a-3f07-4b4f-9d5c-6b8a2f1e7c11",
  ["amz-sdk-request"] = "attempt=1",
}

-- As many requests as are made beforehand, so that making them costs the load nothing.
local count = 10000

-- Gives wrk's request function: body(n) makes the body for the number n, below `count` * spread.
function M.requests(operation, body)
  headers["X-Amz-Target"] = "DynamoDB_20120810." .. operation
  local made = {}
  for n = 1, count do
    made[n] = wrk.format("POST", "/", headers, body(n * 7919 % 100000))
  end
  local n = 0
  return function()
    n = n % count + 1
    return made[n]
  end
end

M.filler = string.rep("x", 130)

return M
