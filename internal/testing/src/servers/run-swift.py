"""Runs OpenStack Swift with its S3 interface as one process, until standard input ends; then removes its folder.

Arguments: folder, port, region, access key id, secret access key. Prints "ready" once it listens. Swift is made for a
cluster: here one device, one replica and four servers on loopback ports are enough.
"""
import sys

import eventlet

eventlet.monkey_patch()

import os
import shutil
import threading

from eventlet import wsgi
from eventlet.green import socket
from eventlet.patcher import original
from swift.common import utils
from swift.common.ring.builder import RingBuilder
from swift.common.wsgi import SwiftHttpProtocol, loadapp

STORAGE = ("account", "container", "object")

PROXY = """
[DEFAULT]
swift_dir = {folder}
log_level = WARNING
[pipeline:main]
pipeline = catch_errors gatekeeper listing_formats s3api tempauth bulk slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:s3api]
use = egg:swift#s3api
location = {region}
storage_domain = localhost
[filter:tempauth]
use = egg:swift#tempauth
user_{account}_{user} = {secret} .admin
[filter:bulk]
use = egg:swift#bulk
[filter:slo]
use = egg:swift#slo
rate_limit_under_size = 0
"""

STORE = """
[DEFAULT]
swift_dir = {folder}
devices = {folder}/devices
mount_check = false
disable_fallocate = true
fallocate_reserve = 0
log_level = WARNING
[pipeline:main]
pipeline = {kind}-server
[app:{kind}-server]
use = egg:swift#{kind}
"""


class Memory:
    """Stands in for memcached, which Swift's test authentication asks for."""

    def __init__(self):
        self.values = {}

    def get(self, key, raise_on_error=False):
        return self.values.get(key)

    def set(self, key, value, **options):
        self.values[key] = value

    def delete(self, key, server_key=None):
        self.values.pop(key, None)


def write(folder, name, text):
    with open(os.path.join(folder, name), "w") as file:
        file.write(text)


def listen(port):
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Without this each answer waits for the acknowledgement of its headers: 40 ms a request.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(128)
    return listener


def serve(listener, config):
    app = loadapp(config)
    memory = Memory()

    def with_memory(env, start_response):
        env["swift.cache"] = memory
        if env["REQUEST_METHOD"] != "HEAD":
            return app(env, start_response)

        # Without a length the WSGI server would send the end of a chunked body, which an answer to HEAD must not have.
        def start_with_length(status, headers, *rest):
            if not any(name.lower() == "content-length" for name, _ in headers):
                headers = [*headers, ("Content-Length", "0")]
            return start_response(status, headers, *rest)

        return app(env, start_with_length)

    logger = utils.NullLogger()
    eventlet.spawn(wsgi.server, listener, with_memory, logger, protocol=SwiftHttpProtocol, custom_pool=eventlet.GreenPool(256))


def make_ring(folder, kind, port):
    builder = RingBuilder(part_power=1, replicas=1, min_part_hours=0)
    where = {"region": 1, "zone": 1, "ip": "127.0.0.1", "port": port, "device": "disk", "weight": 1}
    builder.add_dev({"id": 0, "replication_ip": "127.0.0.1", "replication_port": port, **where})
    builder.rebalance()
    builder.get_ring().save(os.path.join(folder, kind + ".ring.gz"))


def stop_with_parent(folder):
    """A killed parent closes the pipe too, so nothing is left running and nothing is left on the disk."""
    os.read(0, 1)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


def main(folder, port, region, access_key_id, secret):
    account, user = access_key_id.split(":")
    os.makedirs(os.path.join(folder, "devices", "disk"))
    write(folder, "swift.conf", "[swift-hash]\nswift_hash_path_prefix = test\n")
    utils.set_swift_dir(folder)
    listeners = {kind: listen(0) for kind in STORAGE}
    for kind, listener in listeners.items():
        make_ring(folder, kind, listener.getsockname()[1])
        write(folder, kind + ".conf", STORE.format(folder=folder, kind=kind))
    write(folder, "proxy.conf", PROXY.format(folder=folder, region=region, account=account, user=user, secret=secret))
    for kind, listener in listeners.items():
        serve(listener, os.path.join(folder, kind + ".conf"))
    serve(listen(int(port)), os.path.join(folder, "proxy.conf"))
    print("ready", flush=True)


folder = sys.argv[1]
original("threading").Thread(target=stop_with_parent, args=[folder], daemon=True).start()
main(*sys.argv[1:])
while True:
    eventlet.sleep(3600)
