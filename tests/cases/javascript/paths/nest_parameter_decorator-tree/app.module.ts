import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { AuthController } from './auth.controller';
import { AuthService } from './auth.service';

@Module({
  imports: [JwtModule.register({ privateKey: process.env.KEY, signOptions: { expiresIn: '5m', algorithm: 'ES256' } })],
  controllers: [AuthController],
  providers: [AuthService],
})
export class AppModule {}
