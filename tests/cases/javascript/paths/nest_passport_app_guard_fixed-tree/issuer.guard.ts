import { Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';

@Injectable()
export class IssuerGuard extends AuthGuard('jwt') {}
