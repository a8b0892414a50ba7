using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vyomiyra.Api.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MailboxesAndConversations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "AwayUntil",
                table: "Messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ErasedAt",
                table: "Messages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Messages",
                type: "TEXT",
                unicode: false,
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "MemberId",
                table: "Messages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Need",
                table: "Messages",
                type: "TEXT",
                unicode: false,
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "NewText",
                table: "Messages",
                type: "TEXT",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "ReceivedAt",
                table: "Messages",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "StoredAt",
                table: "Messages",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "ClosedAt",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ColleagueId",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ColleagueSince",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DecidedAt",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DecidedById",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "JoinedToId",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "NudgedAt",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RejectedAccountIds",
                table: "Conversations",
                type: "TEXT",
                maxLength: -1,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "ConversationTurns",
                columns: table => new
                {
                    ConversationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Who = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    ColleagueId = table.Column<long>(type: "INTEGER", nullable: true),
                    Since = table.Column<long>(type: "INTEGER", nullable: true),
                    CountsFrom = table.Column<long>(type: "INTEGER", nullable: true),
                    StallsAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Stalls = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    StalledSince = table.Column<long>(type: "INTEGER", nullable: true),
                    AtStakeMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", unicode: false, maxLength: 3, nullable: false),
                    ChangesAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConversationTurns", x => x.ConversationId);
                    table.ForeignKey(
                        name: "FK_ConversationTurns_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LooseTies",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ConversationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReachDays = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LooseTies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LooseTies_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Mailboxes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnrolledAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EnrolledById = table.Column<long>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Rings = table.Column<long>(type: "INTEGER", nullable: false),
                    RingsHeard = table.Column<long>(type: "INTEGER", nullable: false),
                    LastNewsAt = table.Column<long>(type: "INTEGER", nullable: true),
                    NewsSince = table.Column<long>(type: "INTEGER", nullable: true),
                    LastSyncedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    MustStartOver = table.Column<bool>(type: "INTEGER", nullable: false),
                    SubscriptionId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    SubscriptionExpiresAt = table.Column<long>(type: "INTEGER", nullable: true),
                    MustReauthorize = table.Column<bool>(type: "INTEGER", nullable: false),
                    SubscriptionTriedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClientStateHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    NotBefore = table.Column<long>(type: "INTEGER", nullable: true),
                    ErrorCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    ErrorDetail = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ErrorAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    Holder = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    HeldUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Fence = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Mailboxes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Mailboxes_Members_EnrolledById",
                        column: x => x.EnrolledById,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RememberedAnswers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TeamId = table.Column<long>(type: "INTEGER", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Among = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    AnsweredById = table.Column<long>(type: "INTEGER", nullable: false),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RevokedById = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RememberedAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RememberedAnswers_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RememberedAnswers_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ThreadIds",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ConversationId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ThreadIds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ThreadIds_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UnmatchedConversations",
                columns: table => new
                {
                    ConversationId = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Caution = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Mailbox = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Counterpart = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Guesses = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    DismissedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnmatchedConversations", x => x.ConversationId);
                    table.ForeignKey(
                        name: "FK_UnmatchedConversations_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MailFolders",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MailboxId = table.Column<long>(type: "INTEGER", nullable: false),
                    FolderId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsLeftOut = table.Column<bool>(type: "INTEGER", nullable: false),
                    Link = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    IsCaughtUp = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailFolders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MailFolders_Mailboxes_MailboxId",
                        column: x => x.MailboxId,
                        principalTable: "Mailboxes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UnreadableMessages",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MailboxId = table.Column<long>(type: "INTEGER", nullable: false),
                    ImmutableId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    FoundAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAttemptAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnreadableMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UnreadableMessages_Mailboxes_MailboxId",
                        column: x => x.MailboxId,
                        principalTable: "Mailboxes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_ColleagueId",
                table: "Conversations",
                column: "ColleagueId");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_DecidedById",
                table: "Conversations",
                column: "DecidedById");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_JoinedToId",
                table: "Conversations",
                column: "JoinedToId");

            migrationBuilder.CreateIndex(
                name: "IX_ConversationTurns_AtStakeMinor_ConversationId",
                table: "ConversationTurns",
                columns: new[] { "AtStakeMinor", "ConversationId" });

            migrationBuilder.CreateIndex(
                name: "IX_ConversationTurns_ChangesAt",
                table: "ConversationTurns",
                column: "ChangesAt");

            migrationBuilder.CreateIndex(
                name: "IX_ConversationTurns_StalledSince_ConversationId",
                table: "ConversationTurns",
                columns: new[] { "StalledSince", "ConversationId" });

            migrationBuilder.CreateIndex(
                name: "IX_LooseTies_ConversationId",
                table: "LooseTies",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_LooseTies_Key_SentAt",
                table: "LooseTies",
                columns: new[] { "Key", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Mailboxes_Address",
                table: "Mailboxes",
                column: "Address",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Mailboxes_EnrolledById",
                table: "Mailboxes",
                column: "EnrolledById");

            migrationBuilder.CreateIndex(
                name: "IX_Mailboxes_SubscriptionId",
                table: "Mailboxes",
                column: "SubscriptionId");

            migrationBuilder.CreateIndex(
                name: "IX_MailFolders_MailboxId_FolderId",
                table: "MailFolders",
                columns: new[] { "MailboxId", "FolderId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RememberedAnswers_AccountId",
                table: "RememberedAnswers",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_RememberedAnswers_Address",
                table: "RememberedAnswers",
                column: "Address");

            migrationBuilder.CreateIndex(
                name: "IX_RememberedAnswers_TeamId",
                table: "RememberedAnswers",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_ThreadIds_ConversationId",
                table: "ThreadIds",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_UnmatchedConversations_Counterpart",
                table: "UnmatchedConversations",
                column: "Counterpart");

            migrationBuilder.CreateIndex(
                name: "IX_UnmatchedConversations_DismissedAt_ReceivedAt",
                table: "UnmatchedConversations",
                columns: new[] { "DismissedAt", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_UnreadableMessages_MailboxId_ImmutableId",
                table: "UnreadableMessages",
                columns: new[] { "MailboxId", "ImmutableId" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Conversations_Conversations_JoinedToId",
                table: "Conversations",
                column: "JoinedToId",
                principalTable: "Conversations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Conversations_Members_ColleagueId",
                table: "Conversations",
                column: "ColleagueId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Conversations_Members_DecidedById",
                table: "Conversations",
                column: "DecidedById",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Conversations_Conversations_JoinedToId",
                table: "Conversations");

            migrationBuilder.DropForeignKey(
                name: "FK_Conversations_Members_ColleagueId",
                table: "Conversations");

            migrationBuilder.DropForeignKey(
                name: "FK_Conversations_Members_DecidedById",
                table: "Conversations");

            migrationBuilder.DropTable(
                name: "ConversationTurns");

            migrationBuilder.DropTable(
                name: "LooseTies");

            migrationBuilder.DropTable(
                name: "MailFolders");

            migrationBuilder.DropTable(
                name: "RememberedAnswers");

            migrationBuilder.DropTable(
                name: "ThreadIds");

            migrationBuilder.DropTable(
                name: "UnmatchedConversations");

            migrationBuilder.DropTable(
                name: "UnreadableMessages");

            migrationBuilder.DropTable(
                name: "Mailboxes");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_ColleagueId",
                table: "Conversations");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_DecidedById",
                table: "Conversations");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_JoinedToId",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "AwayUntil",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "MemberId",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "Need",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "NewText",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "ReceivedAt",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "StoredAt",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "ClosedAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "ColleagueId",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "ColleagueSince",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "DecidedAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "DecidedById",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "JoinedToId",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "NudgedAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "RejectedAccountIds",
                table: "Conversations");
        }
    }
}
