// The rules of bucket.ts as Lua, so that every process of the deployment takes from one bucket, by Redis' clock.
// KEYS: 1 hash {available, maximum, restoreRate, at, learningUntil, liveTurn, backFillTurn}, 2 sorted set of reservations "id:cost" by expiry.
import {
  COMES_WITHIN_MS,
  LEARNING_MS,
  LEARNING_POLL_MS,
  LONGEST_TURN_MS,
  OFF_BY,
  TURNS_A_COST,
} from "#app/admin/bucket.ts";

const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;
const PROMISED = `
local promised = 0
for _, member in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '(' .. now, '+inf')) do
  promised = promised + tonumber(string.match(member, ':([%d.]+)$'))
end
`;
const KEEP = `
redis.call('PEXPIRE', KEYS[1], 3600000)
redis.call('PEXPIRE', KEYS[2], 3600000)
`;

/** ARGV: id, cost, patienceMs, holdMs, 1 for back-fill. Answers {1 reserved | 0 wait, waitMs}. */
export const RESERVE_LUA = `${NOW}
local id, cost, patience, hold, isBackFill = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5] == '1'
local bucket = redis.call('HMGET', KEYS[1], 'available', 'maximum', 'restoreRate', 'at', 'learningUntil', 'liveTurn', 'backFillTurn')
local maximum, rate = tonumber(bucket[2]), tonumber(bucket[3])
if not maximum or not rate then
  if now < (tonumber(bucket[5]) or 0) then return {0, ${LEARNING_POLL_MS}} end
  redis.call('HSET', KEYS[1], 'learningUntil', now + ${LEARNING_MS})
  redis.call('ZADD', KEYS[2], now + hold, id .. ':' .. cost)
  ${KEEP}
  return {1, 0}
end
${PROMISED}
local available = math.min(maximum, tonumber(bucket[1]) + math.max(0, now - tonumber(bucket[4])) * rate / 1000)
local spare = (cost + promised) * ${OFF_BY}
if isBackFill then spare = math.max(spare, math.min(maximum / 2, maximum - cost)) end
local needed = math.max(cost, math.min(maximum, cost + spare))
local dripsIn = math.ceil(math.max(0, needed - available) * 1000 / rate)
local liveTurn, backFillTurn = tonumber(bucket[6]) or 0, tonumber(bucket[7]) or 0
if available >= maximum then liveTurn, backFillTurn = 0, 0 end
local liveComesIn = math.ceil(liveTurn + ${COMES_WITHIN_MS} - now)
local isBehindLive = isBackFill and liveComesIn > 0
if dripsIn <= patience and not isBehindLive then
  redis.call('HSET', KEYS[1], 'available', tostring(available - cost), 'at', now, 'liveTurn', liveTurn, 'backFillTurn', backFillTurn)
  redis.call('ZADD', KEYS[2], now + hold, id .. ':' .. cost)
  ${KEEP}
  return {1, dripsIn}
end
local atOnce = now + dripsIn
if isBehindLive then atOnce = now + math.max(dripsIn, liveComesIn) end
local pending = liveTurn
if isBackFill then pending = backFillTurn end
local turn = math.max(atOnce, math.min(pending, now + ${LONGEST_TURN_MS}))
local following = string.format('%.3f', turn + cost * 1000 / rate / ${TURNS_A_COST})
if isBackFill then backFillTurn = following else liveTurn = following end
redis.call('HSET', KEYS[1], 'liveTurn', liveTurn, 'backFillTurn', backFillTurn)
${KEEP}
return {0, math.ceil(turn - now)}
`;

/** ARGV: id, cost, then maximumAvailable, currentlyAvailable, restoreRate where the answer carried them. */
export const SETTLE_LUA = `${NOW}
redis.call('ZREM', KEYS[2], ARGV[1] .. ':' .. ARGV[2])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
if not ARGV[3] then
  redis.call('HSET', KEYS[1], 'learningUntil', 0)
else
  ${PROMISED}
  redis.call('HSET', KEYS[1], 'available', tostring(tonumber(ARGV[4]) - promised), 'maximum', ARGV[3],
    'restoreRate', ARGV[5], 'at', now, 'learningUntil', 0)
end
${KEEP}
return 1
`;
