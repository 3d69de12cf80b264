"""Under which names this machine is reached, as far as it can know them itself."""

import socket
import struct
import sys

LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104  what HOST says to serve the school's network


def names_of(host):
    """The Host headers that a site served on `host` answers to."""
    if host in EVERYWHERE:
        name = socket.gethostname().lower()
        return [*LOOPBACK, *own_addresses(), name, f"{name.split('.')[0]}.local"]
    if ":" in host:
        host = f"[{host}]"
    return list(dict.fromkeys([*LOOPBACK, host]))


def own_addresses():
    """This machine's IPv4 addresses on its networks, the one that leads outwards first. Sends nothing."""
    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # a documentation address; a datagram socket only picks the way
            found.append(probe.getsockname()[0])
        except OSError:
            pass  # a closed network without a gateway
        if sys.platform == "linux":
            found += _of_every_interface(probe)
    return [address for address in dict.fromkeys(found) if not address.startswith("127.")]


def _of_every_interface(probe):
    import fcntl

    for _, name in socket.if_nameindex():
        try:
            answer = fcntl.ioctl(probe, 0x8915, struct.pack("256s", name.encode()[:15]))  # SIOCGIFADDR
        except OSError:
            continue  # an interface without an address
        yield socket.inet_ntoa(answer[20:24])


def address_to_share(host, port):
    """Where others find the site: on the school's network, or on this machine alone."""
    if host in EVERYWHERE:
        host = next(iter(own_addresses()), "127.0.0.1")
    elif ":" in host:
        host = f"[{host}]"
    return f"http://{host}" if port == 80 else f"http://{host}:{port}"
