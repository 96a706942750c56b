-- Takes one event in, once. Returns 1 new, 0 seen before, 2 refused because the inbox is full (not marked seen).
-- KEYS seen inbox due state overflow; ARGV person body remember_ms limit channel partition
-- The first write is one that Redis refuses when out of memory: a script that began to write is never stopped half way.
if redis.call('LLEN', KEYS[2]) >= tonumber(ARGV[4]) then
  if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
  redis.call('HINCRBY', KEYS[5], ARGV[1], 1)
  return 2
end
if not redis.call('SET', KEYS[1], '1', 'PX', ARGV[3], 'NX') then return 0 end
redis.call('RPUSH', KEYS[2], ARGV[2])
-- Held (state has a fence): the holder, or whoever comes after the lease, finds the event; the score stays the lease's end.
if redis.call('HEXISTS', KEYS[4], 'fence') == 1 and redis.call('ZSCORE', KEYS[3], ARGV[1]) then return 1 end
local time = redis.call('TIME')
-- Not held: due now at the latest. A retry that was put off is brought forward, somebody who waits keeps the place.
if redis.call('ZADD', KEYS[3], 'LT', 'CH', time[1] * 1000000 + time[2], ARGV[1]) == 1 then
  redis.call('PUBLISH', ARGV[5], ARGV[6])
end
return 1
