/* SPDX-License-Identifier: MIT */
/*
 * mega ELF PORT SECONDS - runs a program for the Mega 2560 in simavr. Its second serial port is connected to PORT of the
 * loopback interface, where a simulated module listens; what it prints on the first one is printed here.
 *
 * exit codes: 0 the virtual seconds are over, 1 the connection or the processor ended, 2 bad usage
 */
#define _DEFAULT_SOURCE

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <simavr/avr_uart.h>
#include <simavr/sim_avr.h>
#include <simavr/sim_elf.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HZ 16000000u

static int wire = -1;
static bool takes = true; /* the serial port has room */

static void print_byte(struct avr_irq_t *irq, uint32_t value, void *context)
{
    (void)irq;
    (void)context;
    putchar((int)value);
    fflush(stdout);
}

static void send_byte(struct avr_irq_t *irq, uint32_t value, void *context)
{
    const uint8_t byte = (uint8_t)value;
    (void)irq;
    (void)context;
    if (write(wire, &byte, 1) != 1) {
        exit(1);
    }
}

static void set_takes(struct avr_irq_t *irq, uint32_t value, void *context)
{
    (void)irq;
    (void)value;
    takes = context != NULL;
}

static bool connect_to(const char *port)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)atoi(port)),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    wire = socket(AF_INET, SOCK_STREAM, 0);
    return wire >= 0 && connect(wire, (struct sockaddr *)&address, sizeof address) == 0;
}

static avr_t *make_board(char *elf)
{
    static elf_firmware_t firmware;
    avr_t *avr = avr_make_mcu_by_name("atmega2560");
    uint32_t flags = 0;
    if (avr == NULL || elf_read_firmware(elf, &firmware) != 0) {
        return NULL;
    }
    avr_init(avr);
    firmware.frequency = HZ;
    avr_load_firmware(avr, &firmware);
    avr->frequency = HZ;
    for (char uart = '0'; uart <= '1'; uart++) {
        /* No copy of its output to standard output, and no sleep while it polls. */
        avr_ioctl(avr, AVR_IOCTL_UART_SET_FLAGS(uart), &flags);
    }
    avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUTPUT),
                            print_byte, NULL);
    avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('1'), UART_IRQ_OUTPUT),
                            send_byte, NULL);
    avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('1'), UART_IRQ_OUT_XON),
                            set_takes, avr);
    avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('1'), UART_IRQ_OUT_XOFF),
                            set_takes, NULL);
    return avr;
}

/* A byte of the module's, if the port takes one. */
static void receive(avr_t *avr)
{
    struct pollfd watch = {.fd = wire, .events = POLLIN};
    uint8_t byte;
    if (takes && poll(&watch, 1, 0) > 0) {
        if (read(wire, &byte, 1) != 1) {
            exit(1);
        }
        avr_raise_irq(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('1'), UART_IRQ_INPUT), byte);
    }
}

int main(int argc, char **argv)
{
    avr_t *avr = argc == 4 ? make_board(argv[1]) : NULL;
    if (avr == NULL || !connect_to(argv[2])) {
        fprintf(stderr, "mega ELF PORT SECONDS\n");
        return 2;
    }
    const avr_cycle_count_t end = (avr_cycle_count_t)atoi(argv[3]) * HZ;
    avr_cycle_count_t look = 0;
    while (avr->cycle < end) {
        const int state = avr_run(avr);
        if (state == cpu_Done || state == cpu_Crashed) {
            return 1;
        }
        /* 87 us are a byte at 115,200 baud. */
        if (avr->cycle >= look) {
            look = avr->cycle + HZ / 11520u;
            receive(avr);
        }
    }
    return 0;
}
