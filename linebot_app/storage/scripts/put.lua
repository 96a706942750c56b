-- Puts messages into somebody's postbox, once. Returns 1, or 0 where it was done before.
-- KEYS box mark; ARGV mark_ms stays_ms ('': they have not agreed to anything that stays) passes_ms most body…
-- Numbers are microseconds, and grow however often the box was emptied: who fetched up to one misses nothing after it.
if not redis.call('SET', KEYS[2], '1', 'PX', ARGV[1], 'NX') then return 0 end
local time = redis.call('TIME')
local number = time[1] * 1000000 + time[2]
local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
if last[2] and tonumber(last[2]) >= number then number = tonumber(last[2]) + 1 end
for n = 5, #ARGV do
  redis.call('ZADD', KEYS[1], number, string.format('%.0f ', number) .. ARGV[n])
  number = number + 1
end
redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -1 - ARGV[4])
if ARGV[2] ~= '' then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
elseif redis.call('PTTL', KEYS[1]) < 0 then
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
end
return 1
