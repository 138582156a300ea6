export { AccountModule } from './account.module';
export { AccountService, type NewAccount } from './account.service';
export { SignedInModel } from './account-models';
export { presentUser } from './user.presenter';
export { OriginGuard } from './origin.guard';
export { RefreshCookie } from './refresh-cookie';
export { SessionService, type SignedIn } from './session.service';
export { issuesTokens } from './issues-tokens';
