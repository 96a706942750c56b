-- What sending came to; gives the person back with `release`.
-- KEYS state inbox due log fence
-- ARGV person fence out release due_in_us shown most_events wake_in_us entry…
-- ('' out: settled; '' wake_in_us: with nothing left the person is due no more)
-- Returns false when fenced; {0, left} after a release; else {fence, events beyond the first `shown`}.
-- Without `out` the first write is one that is allowed when memory is full: settling must be possible then, it frees.
if redis.call('HGET', KEYS[1], 'fence') ~= ARGV[2] then return false end
if ARGV[3] == '' then
  redis.call('HDEL', KEYS[1], 'out')
else
  redis.call('HSET', KEYS[1], 'out', ARGV[3])
end
for n = 9, #ARGV do redis.call('XADD', KEYS[4], '*', 'e', ARGV[n]) end
if ARGV[4] == '0' then
  local fence = redis.call('INCR', KEYS[5])
  redis.call('HSET', KEYS[1], 'fence', fence)
  return {fence, redis.call('LRANGE', KEYS[2], ARGV[6], ARGV[6] + ARGV[7] - 1)}
end
redis.call('HDEL', KEYS[1], 'fence')
local left, again = 1, ARGV[5]
if ARGV[3] == '' and redis.call('EXISTS', KEYS[2]) == 0 then
  if ARGV[8] == '' then
    redis.call('ZREM', KEYS[3], ARGV[1])
    return {0, 0}
  end
  left, again = 0, ARGV[8]
end
local time = redis.call('TIME')
redis.call('ZADD', KEYS[3], time[1] * 1000000 + time[2] + again, ARGV[1])
return {0, left}
