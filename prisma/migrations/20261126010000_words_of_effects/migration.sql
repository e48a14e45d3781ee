-- Words that the next migration uses: PostgreSQL lets a new one be used only once the transaction that added it has ended.
ALTER TYPE "EffectStatus" ADD VALUE 'AWAITING';
ALTER TYPE "EffectClass" ADD VALUE 'OWN';
ALTER TYPE "DeliverySource" ADD VALUE 'EVENT';
ALTER TYPE "DeliverySource" ADD VALUE 'STAGE';
ALTER TYPE "DeliverySource" ADD VALUE 'SCHEDULE';
