// The rules of bucket.ts as Lua, so that every process of the deployment takes from one bucket, by Redis' clock.
// KEYS: 1 hash {available, maximum, restoreRate, at, learningUntil}, 2 sorted set of reservations "id:cost" by expiry.

const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;
const KEEP = `
redis.call('PEXPIRE', KEYS[1], 3600000)
redis.call('PEXPIRE', KEYS[2], 3600000)
`;

/** ARGV: id, cost, patienceMs, holdMs, 1 for back-fill, LEARNING_MS, LEARNING_POLL_MS. Answers {1 reserved | 0 wait, waitMs}. */
export const RESERVE_LUA = `${NOW}
local id, cost, patience, hold = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local bucket = redis.call('HMGET', KEYS[1], 'available', 'maximum', 'restoreRate', 'at', 'learningUntil')
local maximum, rate = tonumber(bucket[2]), tonumber(bucket[3])
if not maximum or not rate then
  if now < (tonumber(bucket[5]) or 0) then return {0, tonumber(ARGV[7])} end
  redis.call('HSET', KEYS[1], 'learningUntil', now + tonumber(ARGV[6]))
  redis.call('ZADD', KEYS[2], now + hold, id .. ':' .. cost)
  ${KEEP}
  return {1, 0}
end
local available = math.min(maximum, tonumber(bucket[1]) + math.max(0, now - tonumber(bucket[4])) * rate / 1000)
local needed = cost
if ARGV[5] == '1' then needed = cost + math.max(0, math.min(maximum / 2, maximum - cost)) end
local wait = 0
if available < needed then wait = math.ceil((needed - available) * 1000 / rate) end
if wait > patience then return {0, wait} end
redis.call('HSET', KEYS[1], 'available', tostring(available - cost), 'at', now)
redis.call('ZADD', KEYS[2], now + hold, id .. ':' .. cost)
${KEEP}
return {1, wait}
`;

/** ARGV: id, cost, then maximumAvailable, currentlyAvailable, restoreRate where the answer carried them. */
export const SETTLE_LUA = `${NOW}
redis.call('ZREM', KEYS[2], ARGV[1] .. ':' .. ARGV[2])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
if not ARGV[3] then
  redis.call('HSET', KEYS[1], 'learningUntil', 0)
else
  local promised = 0
  for _, member in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do
    promised = promised + tonumber(string.match(member, ':([%d.]+)$'))
  end
  redis.call('HSET', KEYS[1], 'available', tostring(tonumber(ARGV[4]) - promised), 'maximum', ARGV[3],
    'restoreRate', ARGV[5], 'at', now, 'learningUntil', 0)
end
${KEEP}
return 1
`;
