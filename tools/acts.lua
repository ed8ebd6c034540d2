-- wrk script: each request is a new durable act with its own idempotency key. TOKEN, ACT and BODY come from the environment;
-- %s in BODY is replaced by the key.
local thread_count = 0
function setup(thread)
    thread:set("number", thread_count)
    thread_count = thread_count + 1
end

local count = 0
local path, token, body, run
function init()
    path = "/api/v1/acts/" .. os.getenv("ACT")
    token = "Bearer " .. os.getenv("TOKEN")
    body = os.getenv("BODY")
    run = os.getenv("RUN")
end

function request()
    count = count + 1
    local key = "b" .. run .. "-" .. number .. "-" .. count
    local headers = { ["Authorization"] = token, ["Idempotency-Key"] = key, ["Content-Type"] = "application/json" }
    return wrk.format("POST", path, headers, (body:gsub("%%s", key)))
end
