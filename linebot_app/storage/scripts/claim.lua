-- Takes the person who has been due longest in this partition. The score moved to the lease's end is the lock.
-- KEYS due fence; ARGV lease_us tag most_events
-- Returns {wait_us} or {wait_us, person, fence, session, out, events, abandoned}; wait_us: until the next is due, -1 nobody is.
local due = redis.call('ZRANGE', KEYS[1], 0, 1, 'WITHSCORES')
if not due[1] then return {-1} end
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local first = tonumber(due[2])
if first > now then return {first - now} end
local person = due[1]
local state = ARGV[2] .. 'state:' .. person
local fence = redis.call('INCR', KEYS[2])
redis.call('ZADD', KEYS[1], now + ARGV[1], person)
-- A fence that is still there was never given back: its holder died.
local abandoned = redis.call('HSET', state, 'fence', fence) == 0
local wait = -1
if due[3] then wait = math.max(0, tonumber(due[4]) - now) end
return {wait, person, fence, redis.call('GET', ARGV[2] .. 'session:' .. person), redis.call('HGET', state, 'out'),
  redis.call('LRANGE', ARGV[2] .. 'inbox:' .. person, 0, ARGV[3] - 1), abandoned and 1 or 0}
