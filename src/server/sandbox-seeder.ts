/** Who confirms the simulated hosters' contacts: no person, and no account has this id. */
export const sandboxSeeder = '00000000-0000-7000-8000-000000000000';
