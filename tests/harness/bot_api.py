"""A strict Bot API over HTTP on loopback, run as a process by `emulator.py` in a venv of its own.

    python bot_api.py PORT

A bot is made by its token (POST /__bots); other tokens are refused. What a bot sends is checked as
Telegram does: unknown fields, types, HTML, lengths, buttons; whether the message to edit, reply to or
delete exists; whether an edit changes anything; whether a callback was asked. Each bot has its own chats
and journal.

A webhook gets the updates of one chat one after another, those of several chats at once over as many
connections as Telegram opens; what isn't confirmed with 200 is brought again until it is.
"""

import asyncio
import json
import sys
import time
from collections import deque
from dataclasses import dataclass, field

from aiogram import Bot, methods
from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector, web
from teremok.validation import ApiRuleViolation, validate_method

SCHEMA_BOT = Bot("1:schema")
CALLBACK_SECONDS = 60
MEDIA = ("photo", "document", "voice", "audio", "video", "animation", "sticker")
WEBHOOK_CONNECTIONS = 40  # Telegram's default
FIRST_DELAY, LAST_DELAY = 0.2, 2.0  # seconds before an update is brought again; Telegram's are longer
DEFAULT_UPDATES = {"message", "edited_message", "callback_query", "inline_query", "my_chat_member"}


class ApiRefusalError(Exception):
    """What Telegram answers in place of a result."""

    def __init__(self, description, code=400, parameters=None):
        self.description, self.code, self.parameters = description, code, parameters


@dataclass
class State:
    """One bot: its updates, its messages and what it called."""

    token: str
    me: dict
    updates: list = field(default_factory=list)
    brought: list = field(default_factory=list)  # numbers of all that the bot gets, inline queries aside
    next_update: int = 1000
    allowed: set = field(default_factory=lambda: set(DEFAULT_UPDATES))
    webhook: dict = field(default_factory=dict)
    outbox: dict = field(default_factory=dict)  # chat id → updates for the webhook, oldest first
    deliveries: list = field(default_factory=list)  # {"update_id": 1001, "status": 200 | None, "at": time}
    couriers: set = field(default_factory=set)  # tasks that deliver
    client: ClientSession | None = None
    chats: dict = field(default_factory=dict)  # chat id → chat
    messages: dict = field(default_factory=dict)  # (chat id, message id) → message
    next_message: int = 5000
    callbacks: dict = field(default_factory=dict)  # id → when
    files: dict = field(default_factory=dict)  # file id → (name, bytes)
    # {"method": "sendMessage", "kind": "429" | "500" | "drop"}, {"method": "webhook", "kind": "lost"}
    faults: list = field(default_factory=list)
    calls: list = field(default_factory=list)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    def inject(self, kind, body):
        """Queue an update; messages become known, so that they can be replied to."""
        self.next_update += 1
        update = {"update_id": self.next_update, kind: body}
        if kind == "callback_query":
            self.callbacks[body["id"]] = time.time()
        message = body if kind in ("message", "edited_message") else None
        if message:
            self.chats[message["chat"]["id"]] = message["chat"]
            self.messages[message["chat"]["id"], message["message_id"]] = message
        self.queue(update)
        return update

    def queue(self, update):
        if self.allowed and not set(update) & self.allowed:
            return
        if "inline_query" not in update:
            self.brought.append(update["update_id"])
        if self.webhook.get("url"):
            self.deliver(update)
        else:
            self.updates.append(update)
            self.arrived.set()

    def deliver(self, update):
        """Bring an update to the webhook, after all others of its chat."""
        chat = chat_of(update)
        if chat in self.outbox:
            self.outbox[chat].append(update)
            return
        self.outbox[chat] = deque([update])
        courier = asyncio.create_task(self.empty(chat))
        self.couriers.add(courier)
        courier.add_done_callback(self.couriers.discard)

    async def empty(self, chat):
        waiting, delay = self.outbox[chat], FIRST_DELAY
        while waiting and self.webhook.get("url"):
            status = await self.bring(waiting[0])
            lost = next((fault for fault in self.faults if fault["method"] == "webhook"), None)
            if status == 200 and lost is None:
                waiting.popleft()
                delay = FIRST_DELAY
                continue
            if status == 200:  # the bot has it, but the confirmation doesn't arrive
                self.faults.remove(lost)
            await asyncio.sleep(delay)
            delay = min(2 * delay, LAST_DELAY)
        del self.outbox[chat]
        self.updates.extend(waiting)  # the webhook was taken away

    async def bring(self, update):
        """Deliver an update once; the status that came back, None where none did."""
        if self.client is None:
            connections = TCPConnector(limit=WEBHOOK_CONNECTIONS)
            self.client = ClientSession(connector=connections, timeout=ClientTimeout(60))
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook.get("secret_token", "")}
        status = None
        try:
            async with self.client.post(self.webhook["url"], json=update, headers=headers) as response:
                status = response.status
        except (ClientError, TimeoutError):
            status = None
        told = {"update_id": update["update_id"], "status": status, "at": time.time()}
        self.deliveries.append(told)
        return status


class Api:
    """The HTTP side."""

    def __init__(self):
        self.bots = {}

    def app(self):
        app = web.Application(client_max_size=64 << 20)
        app.router.add_route("*", "/bot{token}/{method}", self.handle)
        app.router.add_get("/file/bot{token}/{path:.*}", self.download)
        app.router.add_post("/__bots", self.make_bot)
        app.router.add_post("/__updates", self.inject)
        app.router.add_post("/__faults", self.fault)
        app.router.add_get("/__faults", self.faults)
        app.router.add_get("/__brought", self.brought)
        app.router.add_post("/__files", self.add_file)
        app.router.add_get("/__calls", self.calls)
        app.router.add_get("/__deliveries", self.deliveries)
        app.router.add_get("/__ready", self.ready)
        return app

    # --- the test's side

    async def ready(self, request):
        return web.json_response({})

    async def make_bot(self, request):
        body = await request.json()
        number = int(body["token"].split(":")[0])
        me = {
            "id": number,
            "is_bot": True,
            "first_name": "Hỏi Kế hoạch",
            "username": body["username"],
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": True,
        }
        self.bots[body["token"]] = State(body["token"], me)
        return web.json_response(me)

    async def inject(self, request):
        body = await request.json()
        state = self.bots[body["token"]]
        if "many" in body:
            return web.json_response([state.inject(one["kind"], one["body"]) for one in body["many"]])
        if "raw" in body:  # the same update again, as after a lost confirmation
            state.queue(body["raw"])
            update = body["raw"]
        else:
            update = state.inject(body["kind"], body["body"])
        return web.json_response({"update": update})

    async def fault(self, request):
        body = await request.json()
        faults = self.bots[body["token"]].faults
        fault = {"method": body["method"], "kind": body["kind"]}
        faults.extend(fault | {"after": body.get("after", 0)} for _ in range(body.get("times", 1)))
        return web.json_response({})

    async def faults(self, request):
        return web.json_response(self.bots[request.query["token"]].faults)

    async def brought(self, request):
        return web.json_response(self.bots[request.query["token"]].brought)

    async def add_file(self, request):
        state = self.bots[request.query["token"]]
        reference = f"file-{len(state.files) + 1}"
        state.files[reference] = (request.query["name"], await request.read())
        return web.json_response({"file_id": reference})

    async def calls(self, request):
        state = self.bots[request.query["token"]]
        return web.json_response(state.calls[int(request.query.get("after", 0)) :])

    async def deliveries(self, request):
        return web.json_response(self.bots[request.query["token"]].deliveries)

    # --- the bot's side

    async def handle(self, request):
        method = request.match_info["method"]
        state = self.bots.get(request.match_info["token"])
        try:
            if state is None:
                raise ApiRefusalError("Unauthorized", 401)
            fields, uploads = await read(request)
            if await self.broken(state, method, request):
                return web.Response(status=502, text="Bad Gateway")
            values = check(method, fields, uploads)
            result = await self.perform(state, method, values, uploads)
            if method not in ("getMe", "getUpdates"):
                files = {name: {"filename": one[0], "size": len(one[1])} for name, one in uploads.items()}
                call = {
                    "method": method,
                    "fields": values,
                    "files": files,
                    "result": result,
                    "at": time.time(),
                }
                state.calls.append(call)
            return web.json_response({"ok": True, "result": result})
        except ApiRefusalError as refusal:
            body = {"ok": False, "error_code": refusal.code, "description": refusal.description}
            if refusal.parameters:
                body["parameters"] = refusal.parameters
            if state is not None and refusal.code != 429:
                state.calls.append({"method": method, "refused": refusal.description, "at": time.time()})
            return web.json_response(body, status=refusal.code)

    async def broken(self, state, method, request):
        """Whether a fault that the test asked for strikes this call as a 5xx; flood and drop end it here."""
        for fault in state.faults:
            if fault["method"] == method and fault["after"] > 0:
                fault["after"] -= 1
            elif fault["method"] == method:
                state.faults.remove(fault)
                if fault["kind"] == "429":
                    raise ApiRefusalError("Too Many Requests: retry after 1", 429, {"retry_after": 1})
                if fault["kind"] == "drop":
                    request.transport.close()
                return True
        return False

    async def perform(self, state, method, values, uploads):
        own = getattr(self, f"on_{method}", None)
        if own is not None:
            return await own(state, values)
        if method.startswith("send"):
            return self.send(state, method, values, uploads)
        if method.startswith("editMessage"):
            return self.edit(state, method, values, uploads)
        return True  # what sets a description, a menu or a list of commands

    async def on_getMe(self, state, values):
        return state.me

    async def on_setWebhook(self, state, values):
        state.webhook = {key: values[key] for key in ("url", "secret_token") if values.get(key)}
        state.allowed = set(values.get("allowed_updates") or DEFAULT_UPDATES)
        waiting, state.updates = state.updates, []
        for update in waiting:
            state.queue(update)
        return True

    async def on_deleteWebhook(self, state, values):
        state.webhook = {}
        return True

    async def on_getWebhookInfo(self, state, values):
        url = state.webhook.get("url", "")
        pending = len(state.updates) + sum(len(waiting) for waiting in state.outbox.values())
        return {"url": url, "has_custom_certificate": False, "pending_update_count": pending}

    async def on_getFile(self, state, values):
        reference = values["file_id"]
        if reference not in state.files:
            raise ApiRefusalError("Bad Request: wrong file_id")
        size = len(state.files[reference][1])
        path = f"documents/{reference}"
        return {"file_id": reference, "file_unique_id": reference, "file_size": size, "file_path": path}

    async def on_answerCallbackQuery(self, state, values):
        if time.time() - state.callbacks.pop(values["callback_query_id"], 0) > CALLBACK_SECONDS:
            raise ApiRefusalError(
                "Bad Request: query is too old and response timeout expired or query ID is invalid"
            )
        return True

    async def on_deleteMessage(self, state, values):
        if not state.messages.pop((values["chat_id"], values["message_id"]), None):
            raise ApiRefusalError("Bad Request: message to delete not found")
        return True

    async def on_sendChatAction(self, state, values):
        self.chat(state, values["chat_id"])
        return True

    async def on_sendMessageDraft(self, state, values):
        self.chat(state, values["chat_id"])
        return True

    async def on_getUpdates(self, state, values):
        if state.webhook.get("url"):
            raise ApiRefusalError("Conflict: can't use getUpdates method while webhook is active", 409)
        if values.get("allowed_updates"):
            state.allowed = set(values["allowed_updates"])
        offset = values.get("offset") or 0
        deadline = time.time() + (values.get("timeout") or 0)
        while True:
            state.updates = [update for update in state.updates if update["update_id"] >= offset]
            left = deadline - time.time()
            if state.updates or left <= 0:
                return state.updates[: values.get("limit") or 100]
            state.arrived.clear()
            try:
                await asyncio.wait_for(state.arrived.wait(), min(left, 1))
            except TimeoutError:
                continue

    def chat(self, state, chat_id):
        if chat_id not in state.chats:
            raise ApiRefusalError("Bad Request: chat not found")
        return state.chats[chat_id]

    def send(self, state, method, values, uploads):
        chat = self.chat(state, values["chat_id"])
        message = {"message_id": state.next_message, "date": int(time.time()), "chat": chat, "from": state.me}
        points_at = values.get("reply_parameters") or {}
        if points_at:
            target = state.messages.get((chat["id"], points_at["message_id"]))
            if target is not None:
                message["reply_to_message"] = {k: v for k, v in target.items() if k != "reply_to_message"}
            elif not points_at.get("allow_sending_without_reply"):
                raise ApiRefusalError("Bad Request: message to be replied not found")
        if values.get("message_thread_id"):
            if not chat.get("is_forum"):
                raise ApiRefusalError("Bad Request: message thread not found")
            message |= {"message_thread_id": values["message_thread_id"], "is_topic_message": True}
        message |= {key: values[key] for key in ("text", "caption", "reply_markup") if values.get(key)}
        kind = method[4:].lower()
        if kind in MEDIA:
            message[kind] = self.media(state, kind, values, uploads)
        state.next_message += 1
        state.messages[chat["id"], message["message_id"]] = message
        return message

    def media(self, state, kind, values, uploads):
        name, data = uploads.get(kind) or next(iter(uploads.values()), (None, None))
        if data is None:
            if values[kind] not in state.files:
                raise ApiRefusalError("Bad Request: wrong file identifier/HTTP URL specified")
            reference = values[kind]
            name, data = state.files[reference]
        else:
            reference = f"file-{len(state.files) + 1}"
            state.files[reference] = (name, data)
        if not data:
            raise ApiRefusalError("Bad Request: file must be non-empty")
        one = {"file_id": reference, "file_unique_id": reference, "file_size": len(data)}
        if kind == "photo":
            return [one | dimensions(data)]
        return one | {"file_name": name, "mime_type": "application/octet-stream"}

    def edit(self, state, method, values, uploads):
        if values.get("inline_message_id"):
            return True
        message = state.messages.get((values.get("chat_id"), values.get("message_id")))
        if message is None or message.get("from", {}).get("id") != state.me["id"]:
            raise ApiRefusalError("Bad Request: message to edit not found")
        changed = {key: values.get(key) for key in ("text", "caption") if key in values}
        changed["reply_markup"] = values.get("reply_markup")
        if method == "editMessageMedia":
            kind = values["media"]["type"]
            changed["caption"] = values["media"].get("caption")
            changed[kind] = self.media(state, kind, values, uploads)
        if all(message.get(key) == value for key, value in changed.items()):
            raise ApiRefusalError(
                "Bad Request: message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message"
            )
        message |= changed | {"edit_date": int(time.time())}
        return {key: value for key, value in message.items() if value is not None}

    async def download(self, request):
        state = self.bots.get(request.match_info["token"])
        reference = request.match_info["path"].removeprefix("documents/")
        if state is None or reference not in state.files:
            raise web.HTTPNotFound
        return web.Response(body=state.files[reference][1])


def dimensions(photo):
    """A PNG picture's, within what Telegram takes of a photo; of others nothing is known."""
    if not photo.startswith(b"\x89PNG"):
        return {"width": 800, "height": 600}
    width, height = (int.from_bytes(photo[at : at + 4], "big") for at in (16, 20))
    if width + height > 10_000 or max(width, height) > 20 * min(width, height) or len(photo) > 10 << 20:
        raise ApiRefusalError("Bad Request: PHOTO_INVALID_DIMENSIONS")
    return {"width": width, "height": height}


def chat_of(update):
    """The chat whose order an update keeps; a person's where it belongs to no chat."""
    body = next(value for key, value in update.items() if key != "update_id")
    message = body.get("message", body)
    return message.get("chat", body.get("from", {})).get("id", 0)


async def read(request):
    """The call's fields as text and its files as (name, bytes)."""
    if request.content_type == "application/json":
        return await request.json(), {}
    form = await request.post() if request.can_read_body else {}
    fields, uploads = dict(request.query), {}
    for name, value in form.items():
        if isinstance(value, web.FileField):
            uploads[name] = (value.filename, value.file.read())
        else:
            fields[name] = value
    return fields, uploads


def decoded(value):
    try:
        return json.loads(value) if isinstance(value, str) and value[:1] in "[{" else value
    except ValueError:
        return value


def check(method, fields, uploads):
    """The fields as the method's types; raises ApiRefusalError where Telegram would."""
    schema = getattr(methods, method[:1].upper() + method[1:], None)
    if schema is None:
        raise ApiRefusalError("Not Found", 404)
    attached = {name for name in uploads if any(f"attach://{name}" in str(one) for one in fields.values())}
    unknown = (set(fields) | set(uploads)) - set(schema.model_fields) - attached
    if unknown:
        raise ApiRefusalError(f"Bad Request: the method has no field {sorted(unknown)}")
    values = {name: decoded(value) for name, value in fields.items()}
    values |= {name: "upload" for name in uploads if name in schema.model_fields}
    try:
        model = schema.model_validate(values)
        validate_method(SCHEMA_BOT, model)
    except ApiRuleViolation as error:
        raise ApiRefusalError(error.description) from error
    except ValueError as error:
        raise ApiRefusalError("Bad Request: " + str(error)[:300]) from error
    media = values["media"] if isinstance(values.get("media"), dict) else {}
    if len(media.get("caption", "").encode("utf-16-le")) > 2 * 1024:
        raise ApiRefusalError("Bad Request: message caption is too long")
    for said in (values.get("text"), values.get("caption"), media.get("caption")):
        if isinstance(said, str):
            check_quotes(said)
            if not said.strip():
                raise ApiRefusalError("Bad Request: message text is empty")
    for name in ("chat_id", "message_id", "message_thread_id", "offset", "timeout", "limit"):
        if isinstance(values.get(name), str) and values[name].lstrip("-").isdigit():
            values[name] = int(values[name])
    return values


def check_quotes(text):
    """Quotes can't nest, and a message has at most 100 entities: beyond, formatting is lost in silence."""
    opened = 0
    for piece in text.split("<")[1:]:
        opened += piece.startswith("blockquote")
        opened -= piece.startswith("/blockquote")
        if opened > 1:
            raise ApiRefusalError("Bad Request: can't parse entities: nested blockquote")
    if sum(piece[:1].isalpha() for piece in text.split("<")[1:]) > 100:
        raise ApiRefusalError("Bad Request: more than 100 entities")


if __name__ == "__main__":
    web.run_app(
        Api().app(),
        host="127.0.0.1",
        port=int(sys.argv[1]),
        access_log=None,
        print=None,
        shutdown_timeout=0.2,
    )
