-- For a clock that was moved by hand (never in production): who is due later, and not held, is due that much sooner.
-- KEYS due ahead; ARGV ahead_us tag. `ahead` remembers what was done, so that doing it again changes nothing.
local sooner = ARGV[1] - (redis.call('GET', KEYS[2]) or 0)
if sooner == 0 then return 0 end
redis.call('SET', KEYS[2], ARGV[1])
local time = redis.call('TIME')
local later = redis.call('ZRANGE', KEYS[1], time[1] * 1000000 + time[2], '+inf', 'BYSCORE', 'WITHSCORES')
for n = 1, #later, 2 do
  if redis.call('HEXISTS', ARGV[2] .. 'state:' .. later[n], 'fence') == 0 then
    redis.call('ZADD', KEYS[1], later[n + 1] - sooner, later[n])
  end
end
return 1
