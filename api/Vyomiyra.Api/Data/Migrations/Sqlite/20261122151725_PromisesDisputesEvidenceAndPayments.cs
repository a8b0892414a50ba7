using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vyomiyra.Api.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PromisesDisputesEvidenceAndPayments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<long>(
                name: "RunId",
                table: "Settlements",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<long>(
                name: "PaymentId",
                table: "Settlements",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ChecksOn",
                table: "Promises",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Moves",
                table: "Promises",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "PaidMinor",
                table: "Promises",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "PlanId",
                table: "Promises",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReplacesId",
                table: "Promises",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PaidMinor",
                table: "PromiseParts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "ClosedAt",
                table: "Disputes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CreditedMinor",
                table: "Disputes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DueOn",
                table: "Disputes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsOnLegalHold",
                table: "Disputes",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "MessageId",
                table: "Disputes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OutsideOwner",
                table: "Disputes",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Quote",
                table: "Disputes",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StatusById",
                table: "Accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StatusSince",
                table: "Accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StatusWhy",
                table: "Accounts",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DisputeNotes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DisputeId = table.Column<long>(type: "INTEGER", nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WrittenById = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DisputeNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DisputeNotes_Disputes_DisputeId",
                        column: x => x.DisputeId,
                        principalTable: "Disputes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DisputeResolutions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DisputeId = table.Column<long>(type: "INTEGER", nullable: false),
                    As = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    CreditedMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AskedById = table.Column<long>(type: "INTEGER", nullable: false),
                    NeedsApproval = table.Column<bool>(type: "INTEGER", nullable: false),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedById = table.Column<long>(type: "INTEGER", nullable: true),
                    IsApproved = table.Column<bool>(type: "INTEGER", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DisputeResolutions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DisputeResolutions_Disputes_DisputeId",
                        column: x => x.DisputeId,
                        principalTable: "Disputes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DisputeSteps",
                columns: table => new
                {
                    DisputeId = table.Column<long>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DoneById = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DisputeSteps", x => new { x.DisputeId, x.Position });
                    table.ForeignKey(
                        name: "FK_DisputeSteps_Disputes_DisputeId",
                        column: x => x.DisputeId,
                        principalTable: "Disputes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EvidenceBundles",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    DisputeId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ConversationId = table.Column<long>(type: "INTEGER", nullable: true),
                    Mailbox = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    IsEnrolledMailbox = table.Column<bool>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AskedById = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ManifestHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    ErasedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceBundles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EvidenceBundles_Disputes_DisputeId",
                        column: x => x.DisputeId,
                        principalTable: "Disputes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MailTemplates",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailTemplates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Payments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    CompanyId = table.Column<long>(type: "INTEGER", nullable: false),
                    AmountMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", unicode: false, maxLength: 3, nullable: false),
                    PaidOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    UnappliedMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RecordedById = table.Column<long>(type: "INTEGER", nullable: false),
                    ReversedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReversedById = table.Column<long>(type: "INTEGER", nullable: true),
                    ReversedWhy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Payments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Payments_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Payments_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PresumedPayments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ReceivableId = table.Column<long>(type: "INTEGER", nullable: false),
                    RunId = table.Column<long>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AmountMinor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PresumedPayments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PresumedPayments_Receivables_ReceivableId",
                        column: x => x.ReceivableId,
                        principalTable: "Receivables",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StoredContents",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    StoredAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoredContents", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "EvidenceItems",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BundleId = table.Column<long>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ImmutableId = table.Column<string>(type: "TEXT", maxLength: 512, nullable: true),
                    AttachmentId = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: true),
                    InternetMessageId = table.Column<string>(type: "TEXT", maxLength: 998, nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FromName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    FromAddress = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 998, nullable: true),
                    StatedType = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    FoundType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    IsMisnamed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: true),
                    ContentHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    State = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Fault = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EvidenceItems_EvidenceBundles_BundleId",
                        column: x => x.BundleId,
                        principalTable: "EvidenceBundles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Settlements_PaymentId",
                table: "Settlements",
                column: "PaymentId",
                filter: "[PaymentId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Promises_ChecksOn",
                table: "Promises",
                column: "ChecksOn",
                filter: "[ChecksOn] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Promises_PlanId",
                table: "Promises",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_Promises_ReplacesId",
                table: "Promises",
                column: "ReplacesId");

            migrationBuilder.CreateIndex(
                name: "IX_Promises_State_PromisedOn_Id",
                table: "Promises",
                columns: new[] { "State", "PromisedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Disputes_MessageId",
                table: "Disputes",
                column: "MessageId");

            migrationBuilder.CreateIndex(
                name: "IX_Disputes_OwnerId_State",
                table: "Disputes",
                columns: new[] { "OwnerId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Disputes_State_OpenedAt_Id",
                table: "Disputes",
                columns: new[] { "State", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DisputeNotes_DisputeId_Id",
                table: "DisputeNotes",
                columns: new[] { "DisputeId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DisputeResolutions_DisputeId_Id",
                table: "DisputeResolutions",
                columns: new[] { "DisputeId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceBundles_DisputeId_Number",
                table: "EvidenceBundles",
                columns: new[] { "DisputeId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceBundles_State",
                table: "EvidenceBundles",
                column: "State",
                filter: "[State] = 'Collecting'");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceItems_BundleId_Position",
                table: "EvidenceItems",
                columns: new[] { "BundleId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceItems_ContentHash",
                table: "EvidenceItems",
                column: "ContentHash",
                filter: "[ContentHash] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_MailTemplates_Name_Language",
                table: "MailTemplates",
                columns: new[] { "Name", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Payments_AccountId_PaidOn_Id",
                table: "Payments",
                columns: new[] { "AccountId", "PaidOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_CompanyId_Reference",
                table: "Payments",
                columns: new[] { "CompanyId", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_PresumedPayments_ReceivableId",
                table: "PresumedPayments",
                column: "ReceivableId");

            migrationBuilder.CreateIndex(
                name: "IX_PresumedPayments_RunId",
                table: "PresumedPayments",
                column: "RunId");

            migrationBuilder.AddForeignKey(
                name: "FK_Disputes_Members_OwnerId",
                table: "Disputes",
                column: "OwnerId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Disputes_Messages_MessageId",
                table: "Disputes",
                column: "MessageId",
                principalTable: "Messages",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Promises_Promises_PlanId",
                table: "Promises",
                column: "PlanId",
                principalTable: "Promises",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Promises_Promises_ReplacesId",
                table: "Promises",
                column: "ReplacesId",
                principalTable: "Promises",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Disputes_Members_OwnerId",
                table: "Disputes");

            migrationBuilder.DropForeignKey(
                name: "FK_Disputes_Messages_MessageId",
                table: "Disputes");

            migrationBuilder.DropForeignKey(
                name: "FK_Promises_Promises_PlanId",
                table: "Promises");

            migrationBuilder.DropForeignKey(
                name: "FK_Promises_Promises_ReplacesId",
                table: "Promises");

            migrationBuilder.DropTable(
                name: "DisputeNotes");

            migrationBuilder.DropTable(
                name: "DisputeResolutions");

            migrationBuilder.DropTable(
                name: "DisputeSteps");

            migrationBuilder.DropTable(
                name: "EvidenceItems");

            migrationBuilder.DropTable(
                name: "MailTemplates");

            migrationBuilder.DropTable(
                name: "Payments");

            migrationBuilder.DropTable(
                name: "PresumedPayments");

            migrationBuilder.DropTable(
                name: "StoredContents");

            migrationBuilder.DropTable(
                name: "EvidenceBundles");

            migrationBuilder.DropIndex(
                name: "IX_Settlements_PaymentId",
                table: "Settlements");

            migrationBuilder.DropIndex(
                name: "IX_Promises_ChecksOn",
                table: "Promises");

            migrationBuilder.DropIndex(
                name: "IX_Promises_PlanId",
                table: "Promises");

            migrationBuilder.DropIndex(
                name: "IX_Promises_ReplacesId",
                table: "Promises");

            migrationBuilder.DropIndex(
                name: "IX_Promises_State_PromisedOn_Id",
                table: "Promises");

            migrationBuilder.DropIndex(
                name: "IX_Disputes_MessageId",
                table: "Disputes");

            migrationBuilder.DropIndex(
                name: "IX_Disputes_OwnerId_State",
                table: "Disputes");

            migrationBuilder.DropIndex(
                name: "IX_Disputes_State_OpenedAt_Id",
                table: "Disputes");

            migrationBuilder.DropColumn(
                name: "PaymentId",
                table: "Settlements");

            migrationBuilder.DropColumn(
                name: "ChecksOn",
                table: "Promises");

            migrationBuilder.DropColumn(
                name: "Moves",
                table: "Promises");

            migrationBuilder.DropColumn(
                name: "PaidMinor",
                table: "Promises");

            migrationBuilder.DropColumn(
                name: "PlanId",
                table: "Promises");

            migrationBuilder.DropColumn(
                name: "ReplacesId",
                table: "Promises");

            migrationBuilder.DropColumn(
                name: "PaidMinor",
                table: "PromiseParts");

            migrationBuilder.DropColumn(
                name: "ClosedAt",
                table: "Disputes");

            migrationBuilder.DropColumn(
                name: "CreditedMinor",
                table: "Disputes");

            migrationBuilder.DropColumn(
                name: "DueOn",
                table: "Disputes");

            migrationBuilder.DropColumn(
                name: "IsOnLegalHold",
                table: "Disputes");

            migrationBuilder.DropColumn(
                name: "MessageId",
                table: "Disputes");

            migrationBuilder.DropColumn(
                name: "OutsideOwner",
                table: "Disputes");

            migrationBuilder.DropColumn(
                name: "Quote",
                table: "Disputes");

            migrationBuilder.DropColumn(
                name: "StatusById",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "StatusSince",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "StatusWhy",
                table: "Accounts");

            migrationBuilder.AlterColumn<long>(
                name: "RunId",
                table: "Settlements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);
        }
    }
}
