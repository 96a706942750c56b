-- A repaired session, only where there is none. KEYS session due; ARGV session person wake_in_us ('': due by itself never)
-- Who is due already, or held, stays so.
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('SET', KEYS[1], ARGV[1])
if ARGV[3] ~= '' then
  local time = redis.call('TIME')
  redis.call('ZADD', KEYS[2], 'NX', time[1] * 1000000 + time[2] + ARGV[3], ARGV[2])
end
return 1
