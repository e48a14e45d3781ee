// A receiver of OTLP over HTTP, protobuf, as a collector is one: keeps the spans that it is sent. Reads the wire format by the
// numbers of opentelemetry/proto/trace/v1/trace.proto.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

export interface ReceivedSpan {
  traceId: string;
  spanId: string;
  /** Empty: it has none. */
  parentSpanId: string;
  name: string;
  startMs: number;
  endMs: number;
  attributes: Record<string, unknown>;
  /** Of the process that sent it. */
  resource: Record<string, unknown>;
  failed: boolean;
}

export interface OtlpReceiver {
  url: string;
  spans: ReceivedSpan[];
  /** The bodies as they came, as Latin-1 text: to look for what must not be in them. */
  raw: string[];
  close(): Promise<void>;
}

export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const raw: string[] = [];
  const server: Server = createServer(async (req, res) => {
    const body = await buffer(req);
    if (req.url !== "/v1/traces" || req.headers["content-type"] !== "application/x-protobuf") {
      res.writeHead(404).end();
      return;
    }
    raw.push(body.toString("latin1"));
    spans.push(...spansOf(body));
    res.writeHead(200, { "Content-Type": "application/x-protobuf" }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    raw,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Field {
  number: number;
  bytes: Buffer;
  /** Of a varint or a fixed number. */
  value: bigint;
}

function fieldsOf(message: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message[at++] as number;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < message.length) {
    const tag = Number(varint());
    const number = tag >> 3;
    let bytes: Buffer = Buffer.alloc(0);
    let value = 0n;
    switch (tag & 7) {
      case 0:
        value = varint();
        break;
      case 1:
        value = message.readBigUInt64LE(at);
        bytes = message.subarray(at, at + 8);
        at += 8;
        break;
      case 2: {
        const length = Number(varint());
        bytes = message.subarray(at, at + length);
        at += length;
        break;
      }
      case 5:
        value = BigInt(message.readUInt32LE(at));
        at += 4;
        break;
      default:
        throw new Error(`wire type ${tag & 7}`);
    }
    fields.push({ number, bytes, value });
  }
  return fields;
}

const all = (message: Buffer, number: number): Field[] => fieldsOf(message).filter((field) => field.number === number);
const attributesOf = (message: Buffer, number: number) =>
  Object.fromEntries(
    all(message, number).map(({ bytes }) => {
      const [key] = all(bytes, 1);
      const [any] = all(bytes, 2);
      return [key?.bytes.toString() ?? "", any && anyOf(any.bytes)];
    }),
  );

function anyOf(any: Buffer): unknown {
  const [field] = fieldsOf(any);
  switch (field?.number) {
    case 1:
      return field.bytes.toString();
    case 2:
      return field.value === 1n;
    case 3:
      return Number(field.value);
    case 4:
      return field.bytes.readDoubleLE();
    default:
      return null;
  }
}

function spansOf(request: Buffer): ReceivedSpan[] {
  return all(request, 1).flatMap(({ bytes: resourceSpans }) => {
    const [found] = all(resourceSpans, 1);
    const resource = found ? attributesOf(found.bytes, 1) : {};
    return all(resourceSpans, 2).flatMap(({ bytes: scopeSpans }) =>
      all(scopeSpans, 2).map(({ bytes: span }): ReceivedSpan => {
        const one = (number: number) => all(span, number)[0];
        const [code] = one(15) ? all((one(15) as Field).bytes, 3) : [];
        return {
          traceId: one(1)?.bytes.toString("hex") ?? "",
          spanId: one(2)?.bytes.toString("hex") ?? "",
          parentSpanId: one(4)?.bytes.toString("hex") ?? "",
          name: one(5)?.bytes.toString() ?? "",
          startMs: Number((one(7)?.value ?? 0n) / 1_000_000n),
          endMs: Number((one(8)?.value ?? 0n) / 1_000_000n),
          attributes: attributesOf(span, 9),
          resource,
          failed: code?.value === 2n,
        };
      }),
    );
  });
}
