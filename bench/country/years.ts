/** The years that every grassroots union has reported on. */
export const YEARS = [2020, 2021, 2022, 2023, 2024] as const;
