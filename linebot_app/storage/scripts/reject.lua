-- Puts log entries aside that can never be written, so that they do not block the others; kept as they are for 30 days.
-- KEYS log rejected; ARGV id…
for n = 1, #ARGV do
  local found = redis.call('XRANGE', KEYS[1], ARGV[n], ARGV[n])
  if found[1] then
    redis.call('XADD', KEYS[2], 'MAXLEN', '~', 10000, '*', unpack(found[1][2]))
    redis.call('XDEL', KEYS[1], ARGV[n])
  end
end
redis.call('PEXPIRE', KEYS[2], 2592000000)
return 1
