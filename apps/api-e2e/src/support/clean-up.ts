import { killLeftovers } from './process';

afterAll(killLeftovers);
