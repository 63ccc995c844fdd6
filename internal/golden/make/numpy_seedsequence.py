"""NumPy's SeedSequence: pools, states and children."""

import numpy

from common import finish


def case(entropy, spawn_key=(), pool_size=4):
    sequence = numpy.random.SeedSequence(entropy, spawn_key=spawn_key, pool_size=pool_size)
    first, second = sequence.spawn(2)
    return {
        "entropy": [str(v) for v in entropy] if isinstance(entropy, list) else str(entropy),
        "spawn_key": list(spawn_key),
        "pool_size": pool_size,
        "pool": sequence.pool.tolist(),
        "state_uint32_8": sequence.generate_state(8).tolist(),
        "state_uint64_4": [str(v) for v in sequence.generate_state(4, numpy.uint64)],
        "spawn0_uint32_4": first.generate_state(4).tolist(),
        "spawn1_uint32_4": second.generate_state(4).tolist(),
        "grandchild_uint32_4": second.spawn(1)[0].generate_state(4).tolist(),
    }


INTEGERS = [0, 1, 42, 123456789, 2**32 - 1, 2**32, 2**64 + 5, 2**130 - 2**70 + 1, 2**200 + 12345]
finish(
    "numpy_seedsequence",
    {
        "how": f"numpy {numpy.__version__}: SeedSequence(entropy, spawn_key, pool_size).",
        "cases": [
            *(case(value) for value in [*INTEGERS, 1361129467683753853853498429727072845841]),
            case([]),
            case([1, 2, 3]),
            case([2**40, 0, 7, 2**32 - 1, 2**70, 5, 6]),
            case(42, (1, 2**31)),
            case(2**140, (3,)),
            case([9] * 12, (0, 0, 5)),
            case(42, (), 8),
            case([1, 2], (4,), 6),
        ],
    },
    rtol=0,
)
