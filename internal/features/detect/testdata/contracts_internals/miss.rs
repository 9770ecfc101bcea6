fn contract_requires(x: u8) { contract_ensures(x); let contract_requires = 1; }
