-- Other words in the place of some, or none left at all; whoever has read the old ones sees by the version that they must read again.
-- KEYS box version; ARGV version_ms number old new … (no triple: everything goes)
local life = redis.call('PTTL', KEYS[1])
if #ARGV == 1 then redis.call('DEL', KEYS[1]) end
for n = 2, #ARGV, 3 do
  local number = ARGV[n] .. ' '
  if redis.call('ZREM', KEYS[1], number .. ARGV[n + 1]) == 1 then
    redis.call('ZADD', KEYS[1], ARGV[n], number .. ARGV[n + 2])
  end
end
if #ARGV > 1 and life > 0 then redis.call('PEXPIRE', KEYS[1], life) end
local time = redis.call('TIME')
redis.call('SET', KEYS[2], string.format('%.0f', time[1] * 1000000 + time[2]), 'PX', ARGV[1])
return 1
