-- Another spelling of the same session, only where it is still what was read. KEYS session; ARGV before after
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
return 1
