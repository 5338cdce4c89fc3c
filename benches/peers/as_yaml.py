"""Fields as YAML in the style in which people write it: blocks, with short texts of two languages on one line."""
import json


def block(value, indent=""):
    """A map as lines of YAML, the last one ended."""
    return "".join(field(name, part, indent) for name, part in value.items())


def field(name, value, indent):
    if isinstance(value, dict) and not is_short(value):
        return f"{indent}{name}:\n{block(value, indent + '  ')}"
    if isinstance(value, list) and any(isinstance(part, dict) for part in value):
        return f"{indent}{name}:\n" + "".join(entry(part, indent + "  ") for part in value)
    return f"{indent}{name}: {flow(value)}\n"


def entry(value, indent):
    """One entry of a list of maps."""
    if is_short(value):
        return f"{indent}- {flow(value)}\n"
    return f"{indent}- {block(value, indent + '  ')[len(indent) + 2:]}"


def is_short(value):
    """Whether a map fits on a line: no maps in it but short ones, and not much text."""
    return not any(isinstance(part, (dict, list)) for part in value.values()) and sum(len(str(part)) for part in value.values()) < 120


def flow(value):
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {flow(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(part) for part in value) + "]"
    return json.dumps(value, ensure_ascii=False)
