/* SPDX-License-Identifier: MIT */
/* topics.c - MQTT 3.1.1, 4.7: topic names and topic filters. */
#include "broker.h"

static bool level_ends(simcom_bytes_t text, size_t at)
{
    return at == text.length || text.data[at] == '/';
}

bool topic_valid(simcom_bytes_t topic)
{
    for (size_t i = 0; i < topic.length; i++) {
        if (topic.data[i] == '+' || topic.data[i] == '#') {
            return false;
        }
    }
    return topic.length > 0;
}

bool filter_valid(simcom_bytes_t filter)
{
    for (size_t i = 0; i < filter.length; i++) {
        bool begins = i == 0 || filter.data[i - 1] == '/';
        if (filter.data[i] == '+' && !(begins && level_ends(filter, i + 1))) {
            return false;
        }
        if (filter.data[i] == '#' && !(begins && i + 1 == filter.length)) {
            return false;
        }
    }
    return filter.length > 0;
}

/* Where the level at `at` ends. */
static size_t level_end(simcom_bytes_t text, size_t at)
{
    while (!level_ends(text, at)) {
        at++;
    }
    return at;
}

static bool levels_equal(simcom_bytes_t a, size_t a_at, size_t a_end, simcom_bytes_t b, size_t b_at,
                         size_t b_end)
{
    simcom_bytes_t left = {a.data + a_at, a_end - a_at};
    simcom_bytes_t right = {b.data + b_at, b_end - b_at};

    return (left.length == 1 && left.data[0] == '+') || bytes_equal(left, right);
}

bool simcom_broker_matches(simcom_bytes_t filter, simcom_bytes_t topic)
{
    size_t f = 0;
    size_t t = 0;

    /* 4.7.2: what begins with $ is met by no wildcard. */
    if (topic.length > 0 && filter.length > 0 && topic.data[0] == '$' &&
        (filter.data[0] == '+' || filter.data[0] == '#')) {
        return false;
    }
    for (;;) {
        size_t f_end = level_end(filter, f);
        size_t t_end = level_end(topic, t);

        if (f_end - f == 1 && filter.data[f] == '#') {
            return true;
        }
        if (!levels_equal(filter, f, f_end, topic, t, t_end)) {
            return false;
        }
        if (t_end == topic.length) {
            /* "a/#" matches "a" as well. */
            return f_end == filter.length ||
                   (filter.length == f_end + 2 && filter.data[f_end + 1] == '#');
        }
        if (f_end == filter.length) {
            return false;
        }
        f = f_end + 1;
        t = t_end + 1;
    }
}
