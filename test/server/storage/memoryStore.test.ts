import { describe } from 'vitest'
import { createMemoryStore } from '../../../server/storage/memory/memoryStore.ts'
import { storeContract } from '../../contracts/storeContract.ts'

describe('memory store', () => storeContract(async () => createMemoryStore()))
