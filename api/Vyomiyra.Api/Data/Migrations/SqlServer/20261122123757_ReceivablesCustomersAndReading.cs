using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vyomiyra.Api.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ReceivablesCustomersAndReading : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Receivables_OrderKey",
                table: "Receivables");

            migrationBuilder.DropIndex(
                name: "IX_Receivables_ReferenceKey",
                table: "Receivables");

            migrationBuilder.AddColumn<long>(
                name: "ChangedByRunId",
                table: "Receivables",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CreatedByRunId",
                table: "Receivables",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DocumentTail",
                table: "Receivables",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "OrderTail",
                table: "Receivables",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PresumedPaidOn",
                table: "Receivables",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReferenceTail",
                table: "Receivables",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "StatedOn",
                table: "Receivables",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StatedOpenMinor",
                table: "Receivables",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "RemainingMinor",
                table: "PromiseParts",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Accounts",
                table: "ImportRuns",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "AccountsDone",
                table: "ImportRuns",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "Bytes",
                table: "ImportRuns",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "BytesRead",
                table: "ImportRuns",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Closed",
                table: "ImportRuns",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "DecidedAuthority",
                table: "ImportRuns",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DecidedById",
                table: "ImportRuns",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DoneThrough",
                table: "ImportRuns",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "FailureCode",
                table: "ImportRuns",
                type: "varchar(40)",
                unicode: false,
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FailureDetail",
                table: "ImportRuns",
                type: "nvarchar(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "FilePurgedAt",
                table: "ImportRuns",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "FinishedAt",
                table: "ImportRuns",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "HeldUntil",
                table: "ImportRuns",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Holder",
                table: "ImportRuns",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "InScope",
                table: "ImportRuns",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Kept",
                table: "ImportRuns",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "ImportRuns",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RowsPerSecond",
                table: "ImportRuns",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "ImportRuns",
                type: "varchar(32)",
                unicode: false,
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Terms",
                table: "ImportRuns",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ToClose",
                table: "ImportRuns",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Undone",
                table: "ImportRuns",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "ImportRuns",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "RemainingMinor",
                table: "DisputeParts",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Contacts",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "StatedOn",
                table: "Companies",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "MergedIntoId",
                table: "Accounts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NumberTail",
                table: "Accounts",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "AccountAliases",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    NameKey = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountAliases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccountAliases_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AccountMerges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    SurvivorId = table.Column<long>(type: "bigint", nullable: false),
                    MergedId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    ById = table.Column<long>(type: "bigint", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    UndoneById = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountMerges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccountMerges_Accounts_MergedId",
                        column: x => x.MergedId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AccountMerges_Accounts_SurvivorId",
                        column: x => x.SurvivorId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DismissedDetails",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DismissedDetails", x => new { x.AccountId, x.Kind, x.Value });
                    table.ForeignKey(
                        name: "FK_DismissedDetails_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RunId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    ReceivableId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Before = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ImportChanges_ImportRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "ImportRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportedAccountChanges",
                columns: table => new
                {
                    RunId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    AccountCreated = table.Column<bool>(type: "bit", nullable: false),
                    Values = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Created = table.Column<int>(type: "int", nullable: false),
                    Changed = table.Column<int>(type: "int", nullable: false),
                    Closed = table.Column<int>(type: "int", nullable: false),
                    IsUndone = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedAccountChanges", x => new { x.RunId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_ImportedAccountChanges_ImportRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "ImportRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportProfiles",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Json = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportProfiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ImportShrinks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RunId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    ReceivableId = table.Column<long>(type: "bigint", nullable: false),
                    PromiseId = table.Column<long>(type: "bigint", nullable: true),
                    DisputeId = table.Column<long>(type: "bigint", nullable: true),
                    FromMinor = table.Column<long>(type: "bigint", nullable: false),
                    ToMinor = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportShrinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ImportShrinks_ImportRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "ImportRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InvoiceDocuments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ContentHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    DocumentKey = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    AddedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvoiceDocuments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Notes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: true),
                    Person = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Outcome = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    WrittenById = table.Column<long>(type: "bigint", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Notes_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Notes_Contacts_ContactId",
                        column: x => x.ContactId,
                        principalTable: "Contacts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SearchPostings",
                columns: table => new
                {
                    Word = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Source = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    SourceId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchPostings", x => new { x.Word, x.AccountId });
                });

            migrationBuilder.CreateTable(
                name: "Settlements",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CompanyId = table.Column<long>(type: "bigint", nullable: false),
                    ReceivableId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Number = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SettledOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Currency = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    PendingMinor = table.Column<long>(type: "bigint", nullable: false),
                    RunId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Settlements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Settlements_Receivables_ReceivableId",
                        column: x => x.ReceivableId,
                        principalTable: "Receivables",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SuggestionOutcomes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Key = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Language = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: false),
                    ReadBy = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Length = table.Column<int>(type: "int", nullable: false),
                    Fate = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    DecidedById = table.Column<long>(type: "bigint", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    PromiseId = table.Column<long>(type: "bigint", nullable: true),
                    SuggestedMinor = table.Column<long>(type: "bigint", nullable: true),
                    SuggestedCurrency = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: true),
                    SuggestedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SuggestedReceivables = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    RecordedMinor = table.Column<long>(type: "bigint", nullable: true),
                    RecordedCurrency = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: true),
                    RecordedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RecordedReceivables = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SuggestionOutcomes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SuggestionOutcomes_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MergedRows",
                columns: table => new
                {
                    MergeId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    RowId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MergedRows", x => new { x.MergeId, x.Kind, x.RowId });
                    table.ForeignKey(
                        name: "FK_MergedRows_AccountMerges_MergeId",
                        column: x => x.MergeId,
                        principalTable: "AccountMerges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AwaitedDocumentKeys",
                columns: table => new
                {
                    DocumentId = table.Column<long>(type: "bigint", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AwaitedDocumentKeys", x => new { x.Key, x.DocumentId });
                    table.ForeignKey(
                        name: "FK_AwaitedDocumentKeys_InvoiceDocuments_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "InvoiceDocuments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Standings_OverdueMinor_AccountId",
                table: "Standings",
                columns: new[] { "OverdueMinor", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_Receivables_DocumentTail",
                table: "Receivables",
                column: "DocumentTail");

            migrationBuilder.CreateIndex(
                name: "IX_Receivables_DueOn_Id",
                table: "Receivables",
                columns: new[] { "DueOn", "Id" },
                filter: "[OpenMinor] <> 0");

            migrationBuilder.CreateIndex(
                name: "IX_Receivables_OrderKey",
                table: "Receivables",
                column: "OrderKey",
                filter: "[OrderKey] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Receivables_OrderTail",
                table: "Receivables",
                column: "OrderTail",
                filter: "[OrderTail] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Receivables_ReferenceKey",
                table: "Receivables",
                column: "ReferenceKey",
                filter: "[ReferenceKey] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Receivables_ReferenceTail",
                table: "Receivables",
                column: "ReferenceTail",
                filter: "[ReferenceTail] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ImportRuns_State_Id",
                table: "ImportRuns",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_MergedIntoId",
                table: "Accounts",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_NumberTail",
                table: "Accounts",
                column: "NumberTail");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_OwnerId_TeamId",
                table: "Accounts",
                columns: new[] { "OwnerId", "TeamId" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Status_TeamId",
                table: "Accounts",
                columns: new[] { "Status", "TeamId" });

            migrationBuilder.CreateIndex(
                name: "IX_AccountAliases_AccountId_NameKey",
                table: "AccountAliases",
                columns: new[] { "AccountId", "NameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AccountAliases_NameKey",
                table: "AccountAliases",
                column: "NameKey");

            migrationBuilder.CreateIndex(
                name: "IX_AccountMerges_MergedId",
                table: "AccountMerges",
                column: "MergedId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountMerges_SurvivorId",
                table: "AccountMerges",
                column: "SurvivorId");

            migrationBuilder.CreateIndex(
                name: "IX_AwaitedDocumentKeys_DocumentId",
                table: "AwaitedDocumentKeys",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_ImportChanges_RunId_AccountId_Id",
                table: "ImportChanges",
                columns: new[] { "RunId", "AccountId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportChanges_RunId_ReceivableId",
                table: "ImportChanges",
                columns: new[] { "RunId", "ReceivableId" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportProfiles_Name",
                table: "ImportProfiles",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImportShrinks_RunId_Id",
                table: "ImportShrinks",
                columns: new[] { "RunId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceDocuments_ContentHash_FileName",
                table: "InvoiceDocuments",
                columns: new[] { "ContentHash", "FileName" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceDocuments_DocumentKey",
                table: "InvoiceDocuments",
                column: "DocumentKey");

            migrationBuilder.CreateIndex(
                name: "IX_Notes_AccountId_On",
                table: "Notes",
                columns: new[] { "AccountId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Notes_ContactId",
                table: "Notes",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchPostings_AccountId",
                table: "SearchPostings",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Settlements_CompanyId_Kind_Number_ReceivableId",
                table: "Settlements",
                columns: new[] { "CompanyId", "Kind", "Number", "ReceivableId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Settlements_ReceivableId",
                table: "Settlements",
                column: "ReceivableId");

            migrationBuilder.CreateIndex(
                name: "IX_SuggestionOutcomes_AccountId_Key",
                table: "SuggestionOutcomes",
                columns: new[] { "AccountId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SuggestionOutcomes_DecidedAt",
                table: "SuggestionOutcomes",
                column: "DecidedAt");

            migrationBuilder.AddForeignKey(
                name: "FK_Accounts_Accounts_MergedIntoId",
                table: "Accounts",
                column: "MergedIntoId",
                principalTable: "Accounts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Accounts_Accounts_MergedIntoId",
                table: "Accounts");

            migrationBuilder.DropTable(
                name: "AccountAliases");

            migrationBuilder.DropTable(
                name: "AwaitedDocumentKeys");

            migrationBuilder.DropTable(
                name: "DismissedDetails");

            migrationBuilder.DropTable(
                name: "ImportChanges");

            migrationBuilder.DropTable(
                name: "ImportedAccountChanges");

            migrationBuilder.DropTable(
                name: "ImportProfiles");

            migrationBuilder.DropTable(
                name: "ImportShrinks");

            migrationBuilder.DropTable(
                name: "MergedRows");

            migrationBuilder.DropTable(
                name: "Notes");

            migrationBuilder.DropTable(
                name: "SearchPostings");

            migrationBuilder.DropTable(
                name: "Settlements");

            migrationBuilder.DropTable(
                name: "SuggestionOutcomes");

            migrationBuilder.DropTable(
                name: "InvoiceDocuments");

            migrationBuilder.DropTable(
                name: "AccountMerges");

            migrationBuilder.DropIndex(
                name: "IX_Standings_OverdueMinor_AccountId",
                table: "Standings");

            migrationBuilder.DropIndex(
                name: "IX_Receivables_DocumentTail",
                table: "Receivables");

            migrationBuilder.DropIndex(
                name: "IX_Receivables_DueOn_Id",
                table: "Receivables");

            migrationBuilder.DropIndex(
                name: "IX_Receivables_OrderKey",
                table: "Receivables");

            migrationBuilder.DropIndex(
                name: "IX_Receivables_OrderTail",
                table: "Receivables");

            migrationBuilder.DropIndex(
                name: "IX_Receivables_ReferenceKey",
                table: "Receivables");

            migrationBuilder.DropIndex(
                name: "IX_Receivables_ReferenceTail",
                table: "Receivables");

            migrationBuilder.DropIndex(
                name: "IX_ImportRuns_State_Id",
                table: "ImportRuns");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_MergedIntoId",
                table: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_NumberTail",
                table: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_OwnerId_TeamId",
                table: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_Status_TeamId",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "ChangedByRunId",
                table: "Receivables");

            migrationBuilder.DropColumn(
                name: "CreatedByRunId",
                table: "Receivables");

            migrationBuilder.DropColumn(
                name: "DocumentTail",
                table: "Receivables");

            migrationBuilder.DropColumn(
                name: "OrderTail",
                table: "Receivables");

            migrationBuilder.DropColumn(
                name: "PresumedPaidOn",
                table: "Receivables");

            migrationBuilder.DropColumn(
                name: "ReferenceTail",
                table: "Receivables");

            migrationBuilder.DropColumn(
                name: "StatedOn",
                table: "Receivables");

            migrationBuilder.DropColumn(
                name: "StatedOpenMinor",
                table: "Receivables");

            migrationBuilder.DropColumn(
                name: "RemainingMinor",
                table: "PromiseParts");

            migrationBuilder.DropColumn(
                name: "Accounts",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "AccountsDone",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "Bytes",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "BytesRead",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "Closed",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "DecidedAuthority",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "DecidedById",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "DoneThrough",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "FailureCode",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "FailureDetail",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "FilePurgedAt",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "FinishedAt",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "HeldUntil",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "Holder",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "InScope",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "Kept",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "RowsPerSecond",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "State",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "Terms",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "ToClose",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "Undone",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "RemainingMinor",
                table: "DisputeParts");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "StatedOn",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "NumberTail",
                table: "Accounts");

            migrationBuilder.CreateIndex(
                name: "IX_Receivables_OrderKey",
                table: "Receivables",
                column: "OrderKey");

            migrationBuilder.CreateIndex(
                name: "IX_Receivables_ReferenceKey",
                table: "Receivables",
                column: "ReferenceKey");
        }
    }
}
