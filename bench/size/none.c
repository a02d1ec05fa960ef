/* SPDX-License-Identifier: MIT */
/* none.c - a program that does nothing: what the linker is told to keep is all there is. */
int main(void)
{
    return 0;
}
