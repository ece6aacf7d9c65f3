import { Activity } from '@microsoft/agents-activity';
import { BaseAdapter, TurnContext } from '@microsoft/agents-hosting';
import type { BotActivity } from './bot-activity.ts';

/**
 * The Microsoft 365 Agents SDK, and the only file that knows it. Activities go in and come out within this process: no
 * connector, no token, no network. Leaving the SDK costs this file.
 */

/** What a bot does with an activity: it may answer with others. */
export type TurnLogic = (
  incoming: BotActivity,
  reply: (activities: readonly BotActivity[]) => Promise<void>,
) => Promise<void>;

/** Runs one activity through the SDK's turn and answers what the bot sent. What the logic throws comes out unchanged. */
export async function runSdkTurn(incoming: BotActivity, logic: TurnLogic): Promise<BotActivity[]> {
  const adapter = new InProcessAdapter();
  await adapter.run(incoming, logic);
  return adapter.sent;
}

class InProcessAdapter extends BaseAdapter {
  readonly sent: BotActivity[] = [];

  constructor() {
    super();
    // The SDK's own handler would tell the citizen about source code; ours is the host, which hands over to a person.
    this.onTurnError = async (_context, failure) => {
      throw failure;
    };
  }

  async run(incoming: BotActivity, logic: TurnLogic): Promise<void> {
    const context = new TurnContext(this, Activity.fromObject({ ...incoming }));
    await this.runMiddleware(context, (turn) =>
      logic(incoming, async (activities) => {
        await turn.sendActivities(activities.map((activity) => Activity.fromObject({ ...activity })));
      }),
    );
  }

  override async sendActivities(_context: TurnContext, activities: Activity[]) {
    return activities.map((activity, index) => {
      this.sent.push(JSON.parse(JSON.stringify(activity)) as BotActivity);
      return { id: String(this.sent.length + index) };
    });
  }

  override async updateActivity(): Promise<void> {
    throw new SdkFeatureUnused('updateActivity');
  }

  override async deleteActivity(): Promise<void> {
    throw new SdkFeatureUnused('deleteActivity');
  }

  override async continueConversation(): Promise<void> {
    throw new SdkFeatureUnused('continueConversation');
  }

  override async uploadAttachment(): Promise<never> {
    throw new SdkFeatureUnused('uploadAttachment');
  }

  override async getAttachmentInfo(): Promise<never> {
    throw new SdkFeatureUnused('getAttachmentInfo');
  }

  override async getAttachment(): Promise<never> {
    throw new SdkFeatureUnused('getAttachment');
  }
}

/** Something of the SDK that our bots do not use was called. */
class SdkFeatureUnused extends Error {
  override readonly name = 'SdkFeatureUnused';

  constructor(feature: string) {
    super(`Our bots do not use ${feature}`);
  }
}
