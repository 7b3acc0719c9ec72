-- One rating a request, each with an id of its own, as the widget sends them. Arguments: key, then touchpoint slugs.
local key, slugs, thread = nil, {}, 0

function setup(t)
  t:set('thread', thread)
  thread = thread + 1
end

function init(args)
  key = args[1]
  for i = 2, #args do slugs[#slugs + 1] = args[i] end
  math.randomseed(os.time() * 1000 + thread * 7919 + tonumber(tostring({}):match('0x(%x+)'), 16) % 100003)
  wrk.method = 'POST'
  wrk.headers['Content-Type'] = 'text/plain;charset=UTF-8'
  wrk.headers['Origin'] = 'https://example.shop'
end

local random, format = math.random, string.format
function request()
  local comment = random(10) == 1 and ',"comment":"The parcel came two days late, but the courier was kind."' or ''
  return wrk.format(nil, nil, nil, format(
    '{"key":"%s","url":"https://example.shop/checkout","source":"widget","touchpoint":"%s","id":"%08x-%04x-4%03x-a%03x-%06x%06x","score":%d,"locale":"en"%s,"final":true}',
    key, slugs[random(#slugs)], random(0, 0xffffffff), random(0, 0xffff), random(0, 0xfff), random(0, 0xfff),
    random(0, 0xffffff), random(0, 0xffffff), random(1, 5), comment))
end

function done(summary, latency)
  local e = summary.errors
  io.write(format('{"requests":%d,"seconds":%f,"p50":%f,"p99":%f,"refused":%d,"broken":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    e.status, e.connect + e.read + e.write + e.timeout))
end
