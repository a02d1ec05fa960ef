/* SPDX-License-Identifier: MIT */
/* A line at a rate: when each byte has gone over it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pace.h"

#define SECOND UINT64_C(1000000000)

static void test_without_a_rate(void **state)
{
    pace_t pace = {0};

    (void)state;
    assert_int_equal(pace_take(&pace, 5, 1000), 1000);
    assert_int_equal(pace_wait(&pace, 5, 1000), 0);
}

/* Whatever the moments at which it is looked at: 11,520 bytes take one second, and not a byte is over too early. */
static void test_not_a_byte_too_early_or_too_late(void **state)
{
    (void)state;
    for (uint64_t step = 1; step < SECOND / 10; step = step * 7 + 13) {
        pace_t pace = {0};
        uint64_t now = 77;
        size_t waiting = 11520, over = 0;

        pace_set(&pace, 115200);
        assert_int_equal(pace_take(&pace, now, waiting), 0);
        while (waiting > 0) {
            const uint64_t wait = pace_wait(&pace, now, 1);
            assert_true(wait > 0 && wait <= SECOND / 11520 + 1);
            now += wait > step ? wait : step;
            const size_t n = pace_take(&pace, now, waiting);
            assert_true(n > 0);
            waiting -= n;
            over += n;
            assert_int_equal(over, waiting == 0 ? 11520 : (now - 77) * 11520 / SECOND);
        }
        assert_in_range(now - 77, SECOND, SECOND + step);
    }
}

static void test_what_follows_waits_for_what_is_under_way(void **state)
{
    pace_t pace = {0};

    (void)state;
    pace_set(&pace, 1000); /* a byte in 10 ms */
    assert_int_equal(pace_take(&pace, 0, 2), 0);
    assert_int_equal(pace_wait(&pace, 0, 2), SECOND / 50);
    assert_int_equal(pace_take(&pace, SECOND / 100, 2), 1);
    assert_int_equal(pace_take(&pace, SECOND / 50, 3), 1); /* one of the two that are left */
    assert_int_equal(pace_take(&pace, SECOND, 1), 1);      /* it is over for long */
    assert_int_equal(pace_take(&pace, 2 * SECOND, 1), 0);  /* after a pause it begins anew */
    assert_int_equal(pace_wait(&pace, 2 * SECOND, 1), SECOND / 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_without_a_rate),
        cmocka_unit_test(test_not_a_byte_too_early_or_too_late),
        cmocka_unit_test(test_what_follows_waits_for_what_is_under_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
