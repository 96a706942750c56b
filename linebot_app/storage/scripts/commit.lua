-- One turn, all or nothing, by the holder only. A new fence with every write: the same write again is refused, not done twice.
-- KEYS state session inbox due log fence
-- ARGV person fence lease_us session expires_ms taken out shown most_events entry…   ('' session/expires/out: none)
-- Returns false when fenced, else {fence, events beyond the first `shown`}.
if redis.call('HGET', KEYS[1], 'fence') ~= ARGV[2] then return false end
local fence = redis.call('INCR', KEYS[6])
if ARGV[7] == '' then
  redis.call('HDEL', KEYS[1], 'out')
  redis.call('HSET', KEYS[1], 'fence', fence)
else
  redis.call('HSET', KEYS[1], 'fence', fence, 'out', ARGV[7])
end
if ARGV[4] == '' then
  redis.call('DEL', KEYS[2])
elseif ARGV[5] == '' then
  redis.call('SET', KEYS[2], ARGV[4])
else
  redis.call('SET', KEYS[2], ARGV[4], 'PX', ARGV[5])
end
if ARGV[6] ~= '0' then redis.call('LTRIM', KEYS[3], ARGV[6], -1) end
local time = redis.call('TIME')
redis.call('ZADD', KEYS[4], time[1] * 1000000 + time[2] + ARGV[3], ARGV[1])
for n = 10, #ARGV do redis.call('XADD', KEYS[5], '*', 'e', ARGV[n]) end
return {fence, redis.call('LRANGE', KEYS[3], ARGV[8], ARGV[8] + ARGV[9] - 1)}
